"""The actions and relations of the seed: all of them, and nothing false."""

from typing import Any

from onrecord.schema.happenings import Action, Relation
from tests.seed.seed_article import characters, seed, span_of

# The seed's kinds as the schema names them: PLOVER calls what is done to the student COERCE.
KINDS = {"arrest": ("COERCE", "arrest"), "election victory": ("ELECTION", "victory")}


def _entity(id: str | None) -> str | None:
    """Return the id of the entity that was read for an expected one, named or described."""
    if id is None:
        return None
    party = seed().party(id)
    if party["name"] is not None:
        return seed().entity(id).id
    shortest = min(party["names_used"], key=len)
    start = seed().record.article.text.index(shortest)
    (entity,) = seed().meant_at(start, start + len(shortest))
    return entity


def _actions() -> list[tuple[dict[str, Any], Action]]:
    """Pair the expected actions with those that were read, by their characters."""
    read = seed().record.happenings.actions
    return [
        (
            wanted,
            max(
                read,
                key=lambda one: len(
                    characters([span_of(one.evidence[0])]) & characters([wanted["span"]])
                ),
            ),
        )
        for wanted in seed().expected["actions"]
    ]


def test_there_are_the_actions_of_the_seed_and_no_others() -> None:
    assert len(seed().record.happenings.actions) == len(seed().expected["actions"])


def test_every_action_has_its_kind_parties_and_status() -> None:
    for wanted, read in _actions():
        assert (read.kind, read.mode) == KINDS[wanted["kind"]]
        assert (read.actor.entity if read.actor else None) == _entity(wanted["actor"])
        recipient = read.recipient.entity if read.recipient else None
        assert recipient == _entity(wanted.get("target"))
        assert read.status == wanted["status"]


def test_every_action_has_its_date() -> None:
    for wanted, read in _actions():
        assert read.happened_on is not None
        assert read.happened_on.value == wanted["date"]


def test_an_action_that_somebody_tells_of_is_told_by_their_statement() -> None:
    speakers = {one.id: one.speaker for one in seed().record.statements}
    for wanted, read in _actions():
        told = speakers[read.told_by] if read.told_by else None
        assert told == _entity(wanted.get("as_told_by"))


def test_every_action_points_at_the_words_of_the_seed() -> None:
    for wanted, read in _actions():
        ours, theirs = characters([span_of(read.evidence[0])]), characters([wanted["span"]])
        assert len(ours & theirs) / len(ours | theirs) > 0.9


def test_the_relations_of_the_seed_come_out_exactly() -> None:
    read = [_relation(one) for one in seed().record.happenings.relations]
    wanted = [
        (
            {_entity(party) for party in one["between"]},
            one["tone"],
            one.get("date"),
            list(one["span"]),
        )
        for one in seed().expected["relations"]
    ]
    assert read == wanted


def test_a_relation_said_of_both_is_mutual() -> None:
    for wanted, read in zip(
        seed().expected["relations"], seed().record.happenings.relations, strict=True
    ):
        assert read.is_mutual or not wanted.get("mutual")


def _relation(read: Relation) -> tuple[set[str | None], str, str | None, list[int] | None]:
    date = read.dated.value if read.dated else None
    return set(read.between), read.tone, date, span_of(read.evidence[0])
