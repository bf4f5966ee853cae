"""Articles that tell of the same talks on other days, each with ids of its own."""

from dataclasses import replace

from onrecord.schema.happenings import Happenings
from onrecord.schema.record import ArticleRecord
from tests.store.happening_samples import talks_record


def talks_on(day: str | None, key: str) -> ArticleRecord:
    """Return the article of some talks, published on a day."""
    record = talks_record(key, published=day)
    told = record.happenings

    def own(id: str) -> str:
        return f"{id}{key}"

    return replace(
        record,
        statements=tuple(replace(one, id=own(one.id)) for one in record.statements),
        happenings=Happenings(
            encounters=tuple(replace(one, id=own(one.id)) for one in told.encounters),
            actions=tuple(replace(one, id=own(one.id)) for one in told.actions),
            commitments=tuple(
                replace(one, id=own(one.id), statement=own(one.statement or ""))
                for one in told.commitments
            ),
            absences=tuple(replace(one, id=own(one.id)) for one in told.absences),
            relations=tuple(replace(one, id=own(one.id)) for one in told.relations),
        ),
    )
