import pytest

from onrecord.evaluation.entity_matching import NOBODY, ToldSpeaker
from onrecord.evaluation.speaker_baselines import NameBaselines
from onrecord.schema.record import Statement
from tests.evaluation.made_records import (
    made_entity,
    made_mention,
    made_record,
    made_statement,
)

TEXT = (
    "Mayor Dana Lund met Tom Reyes in Port Calder . She said it rained . The club is Rowing Club . "
    "Reyes , her rival , denied it , said Ian Lund-Osei . In Ostmark it rained too ."
)
DANA, TOM = ToldSpeaker("Dana Lund"), ToldSpeaker("Tom Reyes")
CLUB, IAN = ToldSpeaker("Rowing Club"), ToldSpeaker("Ian Lund-Osei")
RECORD = made_record(
    TEXT,
    entities=[
        made_entity("Dana Lund"),
        made_entity("Tom Reyes"),
        made_entity("Rowing Club", "organization"),
        made_entity("Ian Lund-Osei"),
        made_entity("Port Calder", "place"),
        made_entity("Ostmark", "place"),
    ],
    mentions=[
        made_mention(TEXT, "Dana Lund", "Dana Lund"),
        made_mention(TEXT, "Tom Reyes", "Tom Reyes"),
        made_mention(TEXT, "Port Calder", "Port Calder"),
        made_mention(TEXT, "She", "Dana Lund", "pronoun"),
        made_mention(TEXT, "The club", "Rowing Club", "description"),
        made_mention(TEXT, "Rowing Club", "Rowing Club"),
        made_mention(TEXT, "Reyes ,", "Tom Reyes"),
        made_mention(TEXT, "Ian Lund-Osei", "Ian Lund-Osei"),
        made_mention(TEXT, "Ostmark", "Ostmark"),
    ],
)
BASELINES = NameBaselines(RECORD)


def _said(source: str | None, content: str = "it rained too") -> Statement:
    return made_statement(TEXT, source, content)


@pytest.mark.parametrize(
    ("source", "nearest"),
    [
        ("Mayor Dana Lund", DANA),
        ("She", TOM),
        ("Mayor Dana Lund met Tom Reyes", TOM),
        ("The club", TOM),
        ("her rival", TOM),
        ("Mayor", NOBODY),
        (None, IAN),
    ],
)
def test_the_nearest_name_is_that_of_the_source_or_the_last_before_it(
    source: str | None, nearest: ToldSpeaker
) -> None:
    assert BASELINES.nearest_name(_said(source)) == nearest


def test_without_a_source_the_nearest_name_stands_before_the_content() -> None:
    assert BASELINES.nearest_name(_said(None, "it rained .")) == TOM
    assert BASELINES.nearest_name(_said(None, "Mayor")) == NOBODY


@pytest.mark.parametrize(
    ("source", "match"),
    [
        ("Dana Lund", DANA),
        ("Mayor Dana Lund", DANA),
        ("Lund", DANA),
        ("Reyes", TOM),
        ("Club", CLUB),
        ("Mayor Dana Lund met Tom Reyes", DANA),
        ("Port Calder", NOBODY),
        ("She", NOBODY),
        ("her rival", NOBODY),
        (None, NOBODY),
    ],
)
def test_strings_match_where_the_words_of_one_stand_in_the_other(
    source: str | None, match: ToldSpeaker
) -> None:
    assert BASELINES.string_match(_said(source)) == match


def test_of_several_names_the_longest_in_the_source_is_meant_and_the_shortest_around_it() -> None:
    text = "Ada Q. Osei , Ada Osei , Ada"
    mentions = [made_mention(text, name, name) for name in ("Ada Q. Osei", "Ada Osei")]
    entities = [made_entity("Ada Q. Osei"), made_entity("Ada Osei")]
    baselines = NameBaselines(made_record(text, entities=entities, mentions=mentions))
    both = made_statement(text, "Ada Q. Osei , Ada Osei", "Ada")
    assert baselines.string_match(both) == ToldSpeaker("Ada Q. Osei")
    assert baselines.string_match(made_statement(text, "Ada", "Ada")) == ToldSpeaker("Ada Osei")
