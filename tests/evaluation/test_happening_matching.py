import pytest

from onrecord.evaluation.corpora.happenings import (
    SORTS,
    GoldHappening,
    GoldParty,
    HappeningsGold,
)
from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.corpora.record_gold import GoldEntity
from onrecord.evaluation.happening_baselines import keyword_happenings
from onrecord.evaluation.happening_matching import (
    MISSES,
    HappeningCounts,
    ToldHappening,
    count_happenings,
    told_by,
)
from onrecord.schema.record import ArticleRecord
from tests.evaluation.made_records import made_date, made_entity, made_mention, made_record
from tests.evaluation.told_reader import extent
from tests.store.happening_samples import talks_record

TEXT = "Ana Lund met Rui Reyes in May. Lund will pay. Reyes declined to comment."
DAY = "2026-05"


def _record() -> ArticleRecord:
    return made_record(
        TEXT,
        entities=[made_entity("Ana Lund"), made_entity("Rui Reyes")],
        mentions=[
            made_mention(TEXT, "Ana Lund", "Ana Lund"),
            made_mention(TEXT, "Rui Reyes", "Rui Reyes"),
        ],
        dates=[made_date(TEXT, "May", DAY)],
    )


def _gold(
    encounters: tuple[GoldHappening, ...] = (), absences: tuple[GoldHappening, ...] = ()
) -> HappeningsGold:
    entities = {
        "lund": GoldEntity("lund", "person", "Ana Lund"),
        "reyes": GoldEntity("reyes", "person", "Rui Reyes"),
    }
    article = GoldArticle("made", TEXT, (), ())
    found = {"encounters": encounters, "commitments": (), "absences": absences}
    return HappeningsGold(article, None, entities, found)  # type: ignore[arg-type]


MEETING = GoldHappening(
    "meeting",
    (extent(TEXT, "Ana Lund met Rui Reyes in May"),),
    (GoldParty("lund"), GoldParty("reyes")),
    date=DAY,
)
BOTH = ("Ana Lund", "Rui Reyes")


def _told(
    kind: str = "meeting",
    words: str = "Ana Lund met Rui Reyes",
    parties: tuple[str, ...] = BOTH,
    date: str | None = DAY,
) -> ToldHappening:
    return ToldHappening(kind, (extent(TEXT, words),), parties, date)


def _miss(told: ToldHappening) -> str | None:
    counts = count_happenings(_gold((MEETING,)), _record(), "encounters", [told])
    assert counts.right + sum(counts.misses) == counts.told == 1
    return next((m for m, n in zip(MISSES, counts.misses, strict=True) if n), None)


def test_an_encounter_is_right_with_its_kind_its_parties_and_its_date() -> None:
    assert _miss(_told()) is None


def test_why_an_encounter_is_none_is_told() -> None:
    assert _miss(_told(words="Reyes declined")) == "nothing annotated there"
    assert _miss(_told("call")) == "another kind"
    assert _miss(_told(parties=("Ana Lund",))) == "another party"
    assert _miss(_told(date=None)) == "another date"


def test_what_is_told_twice_is_right_once() -> None:
    counts = count_happenings(_gold((MEETING,)), _record(), "encounters", [_told(), _told()])
    assert (counts.gold, counts.told, counts.right) == (1, 2, 1)
    assert counts.misses[MISSES.index("twice")] == 1
    assert counts.f1 == pytest.approx(2 / 3)


def test_parties_and_dates_may_be_annotated_by_their_characters() -> None:
    wanted = GoldHappening(
        "meeting",
        MEETING.spans,
        (GoldParty(span=extent(TEXT, "Ana")), GoldParty(span=extent(TEXT, "Reyes"))),
        date_span=extent(TEXT, "in May"),
    )
    gold = _gold((wanted,))
    assert count_happenings(gold, _record(), "encounters", [_told()]).right == 1
    assert count_happenings(gold, _record(), "encounters", [_told(date="2025")]).right == 0
    assert count_happenings(gold, _record(), "encounters", [_told(parties=BOTH[:1])]).right == 0


def test_an_absence_needs_its_kind_and_its_party_where_one_is_annotated() -> None:
    span = (extent(TEXT, "Reyes declined to comment"),)
    known = GoldHappening("no_response", span, (GoldParty("reyes"),))
    told = ToldHappening("no_response", span, ("Rui Reyes",))
    other = ToldHappening("no_response", span, ("Ana Lund",))
    assert count_happenings(_gold(absences=(known,)), _record(), "absences", [told]).right == 1
    assert count_happenings(_gold(absences=(known,)), _record(), "absences", [other]).right == 0
    nobody = GoldHappening("no_response", span)
    assert count_happenings(_gold(absences=(nobody,)), _record(), "absences", [other]).right == 1


def test_counts_of_articles_add_up() -> None:
    one = HappeningCounts(2, 1, 1)
    assert one + HappeningCounts(2, 3, 0, (3, 0, 0, 0, 0)) == HappeningCounts(
        4, 4, 1, (3, 0, 0, 0, 0)
    )
    assert (one.precision, one.recall) == (1.0, 0.5)
    assert HappeningCounts().f1 == 0.0


def test_looking_for_words_takes_whole_sentences_and_all_who_are_in_them() -> None:
    (meeting,) = keyword_happenings(_record(), "encounters")
    assert (meeting.kind, meeting.parties, meeting.date) == ("meeting", BOTH, DAY)
    (absence,) = keyword_happenings(_record(), "absences")
    assert (absence.kind, absence.parties) == ("no_response", ())


def test_what_is_told_with_less_confidence_is_left_out_where_that_is_asked() -> None:
    record = talks_record()
    for sort in SORTS:
        (one,) = getattr(record.happenings, sort)
        assert len(told_by(record, sort, one.confidence)) == 1
        assert told_by(record, sort, one.confidence + 0.01) == []
