from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, read_gum
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum


def _read(folder: Path, *sentences: Sequence[str]) -> GumDocument:
    write_gum(folder, *sentences)
    (document,) = read_gum(folder)
    return document


def _parts(document: GumDocument) -> list[tuple[str, str]]:
    """Return the words of each mention, and its head."""
    return [
        (document.text[m.start : m.end], document.text[m.head_start : m.head_end])
        for m in document.mentions
    ]


def _one(folder: Path, *words: GumWord) -> GumMention:
    (mention,) = _read(folder, gum_lines(words)).mentions
    return mention


NESTED = gum_lines(
    (
        GumWord("The", 2, "(1-person-new-cf1-2-coref", "DT"),
        GumWord("mayor", 5),
        GumWord("of", 4, tag="IN"),
        GumWord("Calder", 2, "(2-place-new-cf2-1-coref)1)", "NNP", is_glued=True),
        GumWord("left", 0, tag="VBD"),
    )
)


def test_a_mention_may_lie_inside_another(tmp_path: Path) -> None:
    document = _read(tmp_path, NESTED)
    assert _parts(document) == [("The mayor of Calder", "mayor"), ("Calder", "Calder")]
    assert [(m.type, m.entity) for m in document.mentions] == [("person", 1), ("place", 2)]


def test_several_mentions_may_end_with_one_word(tmp_path: Path) -> None:
    words = (
        GumWord("Friends", 0, "(1-person-new"),
        GumWord("of", 3, tag="IN"),
        GumWord("members", 1, "(2-person-new"),
        GumWord("of", 6, tag="IN"),
        GumWord("the", 6, "(3-organization-new", "DT"),
        GumWord("union", 3, "3)2)1)"),
    )
    assert _parts(_read(tmp_path, gum_lines(words))) == [
        ("Friends of members of the union", "Friends"),
        ("members of the union", "members"),
        ("the union", "union"),
    ]


def test_an_entity_is_closed_by_its_own_number(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 0, "(7-person-giv", "NNP"),
        GumWord("Lund", 1, "7)", "NNP"),
        GumWord("of", 4, tag="IN"),
        GumWord("Calder", 1, "(12-place-new)", "NNP"),
    )
    assert _parts(_read(tmp_path, gum_lines(words))) == [
        ("Dana Lund", "Dana"),
        ("Calder", "Calder"),
    ]


def test_whatever_is_of_another_type_is_a_thing(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 2, "(1-person-new)", "NNP"),
        GumWord("saw", 0, tag="VBD"),
        GumWord("it", 2, "(2-object-giv)", "PRP", kind="PRON"),
    )
    mentions = _read(tmp_path, gum_lines(words)).mentions
    assert [(m.type, m.entity) for m in mentions] == [("person", 1), ("thing", 2)]


def test_a_head_stands_in_its_own_sentence(tmp_path: Path) -> None:
    document = _read(tmp_path, NESTED, NESTED)
    first, second = (document.mentions[n] for n in (0, 2))
    assert document.text == "The mayor of Calderleft The mayor of Calderleft"
    assert second.head_start - first.head_start == len("The mayor of Calderleft ")


def test_paragraphs_are_parted_by_a_blank_line(tmp_path: Path) -> None:
    words = (GumWord("So", 0), GumWord(".", 1, is_glued=True))
    lines = gum_lines(words, comments=("# newpar_block = p",))
    assert _read(tmp_path, lines, lines).text == "So .\n\nSo ."


def test_the_parts_of_a_contraction_are_written_as_one_word(tmp_path: Path) -> None:
    words = (
        GumWord("They", 2, "(1-person-giv)", "PRP", kind="PRON"),
        GumWord("don't", number="2-3", is_glued=True),
        GumWord("do", 0, tag="VBP"),
        GumWord("n't", 2, tag="RB"),
        GumWord(",", 2, tag=","),
        GumWord("we", 2, "(2-person-giv)", "PRP", kind="PRON"),
    )
    document = _read(tmp_path, gum_lines(words))
    assert document.text == "They don't, we"
    assert _parts(document) == [("They", "They"), ("we", "we")]


def test_words_that_are_not_written_are_passed_over(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 0, "(1-person-new)", "NNP"),
        GumWord("left", number="1.1"),
        GumWord("too", 1),
    )
    assert _read(tmp_path, gum_lines(words)).text == "Dana too"


def test_a_coordination_is_a_group_that_its_conjunction_heads(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 4, "(3-person-new(1-person-new)", "NNP", "nsubj"),
        GumWord("and", 3, tag="CC", relation="cc"),
        GumWord("Tom", 1, "(2-person-new)3)", "NNP", "conj"),
        GumWord("left", 0, tag="VBD", relation="root"),
    )
    document = _read(tmp_path, gum_lines(words))
    assert _parts(document) == [("Dana and Tom", "and"), ("Dana", "Dana"), ("Tom", "Tom")]
    assert [m.type for m in document.mentions] == ["group", "person", "person"]


@pytest.mark.parametrize(
    ("word", "type"),
    [
        (GumWord("workers", 0, "(1-person-new)", "NNS"), "group"),
        (GumWord("they", 0, "(1-person-giv)", "PRP", features="Number=Plur"), "group"),
        (GumWord("worker", 0, "(1-person-new)"), "person"),
        (GumWord("unions", 0, "(1-organization-new)", "NNS"), "organization"),
        (GumWord("Calder", 0, "(1-place-new)", "NNP"), "place"),
    ],
)
def test_persons_in_the_plural_are_a_group(tmp_path: Path, word: GumWord, type: str) -> None:
    assert _one(tmp_path, word).type == type


@pytest.mark.parametrize(
    ("word", "form"),
    [
        (GumWord("Dana", 0, "(1-person-new)", "NNP"), "name"),
        (GumWord("mayor", 0, "(1-person-new)"), "description"),
        (GumWord("she", 0, "(1-person-giv)", "PRP", kind="PRON"), "pronoun"),
        (GumWord("her", 0, "(1-person-giv)", "PRP$"), "pronoun"),
        (GumWord("this", 0, "(1-person-giv)", "DT", kind="DET"), "pronoun"),
    ],
)
def test_the_tag_of_the_head_tells_the_form(tmp_path: Path, word: GumWord, form: str) -> None:
    assert _one(tmp_path, word).form == form


def test_a_title_before_a_name_makes_a_name(tmp_path: Path) -> None:
    words = (
        GumWord("mayor", 0, "(1-person-new"),
        GumWord("Lund", 1, "1)", "NNP", "flat"),
    )
    assert _one(tmp_path, *words).form == "name"


def test_the_ending_of_a_possessive_is_left_out(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 3, "(1-person-new", "NNP", is_glued=True),
        GumWord("'s", 1, "1)", "POS"),
        GumWord("plan", 0),
    )
    document = _read(tmp_path, gum_lines(words))
    assert document.text == "Dana's plan"
    assert _parts(document) == [("Dana", "Dana")]


def test_no_two_mentions_share_a_head(tmp_path: Path) -> None:
    words = (
        GumWord("Dana", 0, "(1-person-new(2-person-new)", "NNP"),
        GumWord("Lund", 1, "1)", "NNP"),
    )
    assert len(_read(tmp_path, gum_lines(words)).mentions) == 1


def test_documents_come_by_name(tmp_path: Path) -> None:
    for name in ("GUM_b", "GUM_a"):
        write_gum(tmp_path, NESTED, name=name)
    assert [document.name for document in read_gum(tmp_path)] == ["GUM_a", "GUM_b"]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no CoNLL-U files"):
        list(read_gum(tmp_path / "nowhere"))
