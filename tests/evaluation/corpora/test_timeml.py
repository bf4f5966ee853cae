from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.annotated_times import AnnotatedTime, part_of_each
from onrecord.evaluation.corpora.timeml import read_timeml
from tests.evaluation.small_corpora import timex, write_timeml
from tests.shared_data import shared_data


def test_times_have_the_offsets_of_their_words_in_the_bare_text(tmp_path: Path) -> None:
    text = (
        f"Ada <EVENT>left</EVENT> {timex('last <EVENT>Friday</EVENT>', '2025-09-12')} &amp; sang."
    )
    write_timeml(tmp_path, "a", text, "2025-09-17T10:30")
    (article,) = read_timeml(tmp_path)
    assert article.text == "Ada left last Friday & sang."
    assert article.published == "2025-09-17"
    assert article.times == (AnnotatedTime(9, 20, "DATE", "2025-09-12"),)


def test_a_creation_time_in_the_text_is_told_apart(tmp_path: Path) -> None:
    creation = '<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2025">9/17</TIMEX3>'
    write_timeml(tmp_path, "a", f"{creation} Ada left.", "2025-09-17")
    (article,) = read_timeml(tmp_path)
    assert (article.times, article.creation) == ((), (0, 4))


@pytest.mark.parametrize(
    "document",
    [
        "<TimeML><DCT/></TimeML>",
        "<TimeML><TEXT><TIMEX3>today</TIMEX3></TEXT></TimeML>",
        "no XML",
        '<!DOCTYPE a [<!ENTITY b "c">]><TimeML><TEXT>&b;</TEXT></TimeML>',
    ],
)
def test_what_is_no_timeml_is_refused(tmp_path: Path, document: str) -> None:
    (tmp_path / "a.tml").write_text(document, encoding="utf-8")
    with pytest.raises(MalformedInput):
        list(read_timeml(tmp_path))


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(read_timeml(tmp_path))


@pytest.mark.parametrize(("corpus", "times"), [("TimeBank", 1243), ("AQUAINT", 579)])
def test_the_corpora_are_read_whole(corpus: str, times: int) -> None:
    articles = list(read_timeml(shared_data("data", "timex", corpus)))
    assert sum(len(article.times) for article in articles) == times
    assert all(article.published for article in articles)
    parts = [part for part, _ in part_of_each(articles)]
    assert 0.2 < parts.count("check") / len(parts) < 0.3
