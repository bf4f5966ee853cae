from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.corpora.record_gold import GoldEntity, RecordGold
from onrecord.evaluation.name_places import NameCounts, add_names, name_table
from tests.evaluation.made_records import made_entity, made_mention, made_record
from tests.evaluation.told_reader import extent

TEXT = "The Harbour Board met Dana Lund , said Lund , and critics ."


def _place(words: str) -> tuple[int, int]:
    start, end = extent(TEXT, words)
    return start, end


GOLD = RecordGold(
    GoldArticle("courier_2025-09-18_plan", TEXT, (), ()),
    None,
    {
        "lund": GoldEntity("lund", "person", "Dana Lund", (), _place("Dana Lund")),
        "board": GoldEntity(
            "board", "organization", "The Harbour Board", (), _place("The Harbour Board")
        ),
        "critics": GoldEntity("critics", "group", "critics", (), _place("critics")),
        "told": GoldEntity("told", "person", "Sam Reyes"),
    },
    (),
    None,
)
ENTITIES = [made_entity("Dana Lund"), made_entity("Harbour Board", "organization")]


def _counts(*names: tuple[str, str]) -> NameCounts:
    counts: NameCounts = {}
    mentions = [made_mention(TEXT, words, entity) for words, entity in names]
    add_names(counts, made_record(TEXT, entities=ENTITIES, mentions=mentions), GOLD)
    return counts


def test_a_name_is_found_where_all_of_it_is_and_an_article_is_no_part_of_it() -> None:
    counts = _counts(("Dana Lund", "Dana Lund"), ("Harbour Board", "Harbour Board"))
    assert counts == {"names of persons": (1, 1), "names of organizations": (1, 1)}


def test_a_part_of_a_name_is_not_the_name() -> None:
    assert _counts(("Dana", "Dana Lund"))["names of persons"] == (1, 0)


def test_the_table_tells_the_share_of_each_type() -> None:
    table = name_table({"names of persons": (4, 3), "names of organizations": (2, 0)})
    assert [(row.name, row.figures) for row in table.rows] == [
        ("names of persons", (4, 3, 0.75)),
        ("names of organizations", (2, 0, 0.0)),
    ]
