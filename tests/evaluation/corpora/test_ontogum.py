from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import genre_of, read_gum_in_chains, read_ontogum
from tests.evaluation.small_corpora import GumWord, gum_lines, write_gum


def _words(*entities: str) -> list[str]:
    """Return "The mayor of Calder said she saw it", with brackets at each of its words."""
    parts = (
        ("The", 2, "DT"),
        ("mayor", 5, "NN"),
        ("of", 4, "IN"),
        ("Calder", 2, "NNP"),
        ("said", 0, "VBD"),
        ("she", 7, "PRP"),
        ("saw", 5, "VBD"),
        ("it", 7, "PRP"),
    )
    return gum_lines(
        [
            GumWord(form, parent, entity, tag)
            for (form, parent, tag), entity in zip(parts, entities, strict=True)
        ]
    )


CHAINS = _words("(3", "", "", "(4)3)", "", "(3)", "", "(4)")
TYPED = _words("(1-person-new", "", "", "(2-place-new)1)", "", "(1-person-giv)", "", "(5-event-x)")


def _texts(document: GumDocument) -> list[tuple[str, str, int]]:
    return [(document.text[m.start : m.end], m.type, m.entity) for m in document.mentions]


def _both(folder: Path, typed: Sequence[str], chained: Sequence[str]) -> GumDocument:
    write_gum(folder / "gum", typed)
    write_gum(folder / "ontogum", chained)
    (document,) = read_gum_in_chains(folder / "gum", folder / "ontogum")
    return document


def test_chains_are_the_extents_of_their_mentions(tmp_path: Path) -> None:
    write_gum(tmp_path, CHAINS)
    (document,) = read_ontogum(tmp_path)
    chains = [sorted(document.text[a:b] for a, b in chain) for chain in document.chains]
    assert chains == [["Calder", "it"], ["The mayor of Calder", "she"]]


def test_a_chain_of_one_mention_is_none(tmp_path: Path) -> None:
    write_gum(tmp_path, _words("", "", "", "(4)", "", "(3)", "", "(3)"))
    (document,) = read_ontogum(tmp_path)
    assert [len(chain) for chain in document.chains] == [2]


def test_a_closing_possessive_belongs_to_no_mention(tmp_path: Path) -> None:
    words = [
        GumWord("Calder", 3, "(1", "NNP", is_glued=True),
        GumWord("'s", 1, "1)", "POS"),
        GumWord("mayor", 4),
        GumWord("left", 0, "(1)", "VBD"),
    ]
    write_gum(tmp_path, gum_lines(words))
    (document,) = read_ontogum(tmp_path)
    (chain,) = document.chains
    assert {document.text[a:b] for a, b in chain} == {"Calder", "left"}


def test_mentions_of_a_chain_share_an_entity_and_others_have_their_own(tmp_path: Path) -> None:
    chained = _words("(3", "", "", "3)", "", "(3)", "", "")
    assert _texts(_both(tmp_path, TYPED, chained)) == [
        ("The mayor of Calder", "person", 0),
        ("Calder", "place", -2),
        ("she", "person", 0),
        ("it", "thing", -4),
    ]


def test_a_mention_of_a_chain_has_its_own_edges_and_the_type_of_its_head(tmp_path: Path) -> None:
    chained = _words("(3", "3)", "", "", "", "(3)", "", "")
    texts = _texts(_both(tmp_path, TYPED, chained))
    assert ("The mayor", "person", 0) in texts
    assert "The mayor of Calder" not in [text for text, _, _ in texts]


def test_a_mention_that_chains_alone_know_is_a_thing(tmp_path: Path) -> None:
    chained = _words("", "", "", "", "(3)", "", "", "(3)")
    assert ("said", "thing", 0) in _texts(_both(tmp_path, TYPED, chained))


def test_folders_of_different_documents_are_refused(tmp_path: Path) -> None:
    write_gum(tmp_path / "gum", TYPED)
    write_gum(tmp_path / "ontogum", gum_lines([GumWord("Other")]))
    with pytest.raises(MalformedInput):
        list(read_gum_in_chains(tmp_path / "gum", tmp_path / "ontogum"))


def test_folders_of_unlike_numbers_of_documents_are_refused(tmp_path: Path) -> None:
    for folder, names in (("gum", ["GUM_news_a", "GUM_news_b"]), ("ontogum", ["GUM_news_a"])):
        for name in names:
            write_gum(tmp_path / folder, CHAINS, name=name)
    with pytest.raises(MalformedInput):
        list(read_gum_in_chains(tmp_path / "gum", tmp_path / "ontogum"))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(read_ontogum(tmp_path))


@pytest.mark.parametrize(
    ("name", "genre"),
    [("GUM_news_homeopathic", "news"), ("GUM_bio_x_y", "bio"), ("other", "other")],
)
def test_the_genre_stands_in_the_name(name: str, genre: str) -> None:
    assert genre_of(name) == genre
