from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.worldwide import NamedArticle, read_worldwide
from tests.evaluation.small_corpora import write_worldwide

TEXT = "Ada Osei left  Port Calder.\nThe Kenyan union met Osei."
TOKENS = (
    ("Ada", "B-Person"),
    ("Osei", "I-Person"),
    ("left", "O"),
    ("Port", "B-Location"),
    ("Calder", "I-Location"),
    (".", "O"),
    ("The", "O"),
    ("Kenyan", "B-NORP"),
    ("union", "B-Organization"),
    ("met", "O"),
    ("Osei", "B-Person"),
    (".", "O"),
)


def _names(article: NamedArticle) -> list[tuple[str, str]]:
    return [(article.text[start:end], kind) for start, end, kind in article.names]


def _read(folder: Path, text: str, *tokens: tuple[str, str]) -> list[tuple[str, str]]:
    write_worldwide(folder, "a.txt", text, tokens)
    (article,) = read_worldwide(folder)
    return _names(article)


def test_names_are_found_again_in_the_text(tmp_path: Path) -> None:
    write_worldwide(tmp_path, "a.txt", TEXT, TOKENS)
    (article,) = read_worldwide(tmp_path)
    assert article.text == TEXT
    assert _names(article) == [
        ("Ada Osei", "person"),
        ("Port Calder", "place"),
        ("Kenyan", "group"),
        ("union", "organization"),
        ("Osei", "person"),
    ]


def test_a_new_beginning_parts_two_names_of_one_type(tmp_path: Path) -> None:
    found = _read(tmp_path, "Ada Osei", ("Ada", "B-Person"), ("Osei", "B-Person"))
    assert found == [("Ada", "person"), ("Osei", "person")]


def test_an_inside_tag_after_another_type_begins_a_name(tmp_path: Path) -> None:
    found = _read(tmp_path, "Ada Calder", ("Ada", "I-Person"), ("Calder", "I-Facility"))
    assert found == [("Ada", "person"), ("Calder", "place")]


def test_names_of_other_types_are_left_out(tmp_path: Path) -> None:
    assert _read(tmp_path, "in May", ("in", "O"), ("May", "B-Date")) == []


def test_a_name_in_the_address_of_the_page_is_left_out(tmp_path: Path) -> None:
    tokens = (("Osei", "B-Person"), ("Ada", "B-Person"))
    assert _read(tmp_path, "Ada left.", *tokens) == [("Ada", "person")]


def test_an_article_whose_tokens_are_not_in_its_text_is_left_out(tmp_path: Path) -> None:
    write_worldwide(tmp_path, "a.txt", TEXT, (("Nobody", "B-Person"),))
    write_worldwide(tmp_path, "b.txt", TEXT, TOKENS)
    assert [article.name for article in read_worldwide(tmp_path)] == ["b.txt.tsv"]


def test_an_article_without_its_text_is_left_out(tmp_path: Path) -> None:
    write_worldwide(tmp_path, "a.txt", TEXT, TOKENS)
    (tmp_path / "original_articles" / "a.txt").unlink()
    assert list(read_worldwide(tmp_path)) == []


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="Worldwide NER"):
        list(read_worldwide(tmp_path))
