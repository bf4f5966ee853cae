from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.corpora.annotated_times import AnnotatedTime
from onrecord.evaluation.corpora.meantime import read_meantime
from tests.evaluation.small_corpora import write_meantime


def test_the_text_is_put_together_from_tokens(tmp_path: Path) -> None:
    sentences = ("Mayor resigns", "May 2 , 2007", "She left ( `` in tears '' ) Monday .")
    times = [((3, 4, 5, 6), "2007-05-02", "CREATION_TIME"), ((15,), "2007-04-30", "NONE")]
    write_meantime(tmp_path / "corpus_a", "1", sentences, times)
    (article,) = read_meantime(tmp_path)
    assert article.text == 'Mayor resigns\n\nMay 2, 2007\n\nShe left ("in tears") Monday.'
    assert article.published == "2007-05-02"
    start, end = article.creation or (0, 0)
    assert article.text[start:end] == "May 2, 2007"
    (time,) = article.times
    assert article.text[time.start : time.end] == "Monday"
    assert time == AnnotatedTime(time.start, time.end, "DATE", "2007-04-30")


def test_a_creation_day_that_begins_with_the_day_is_turned_round(tmp_path: Path) -> None:
    write_meantime(tmp_path, "1", ("A", "B"), [((1,), "03-02-2009", "CREATION_TIME")])
    (article,) = read_meantime(tmp_path)
    assert article.published == "2009-02-03"


def test_what_lies_beyond_the_annotated_sentences_is_cut(tmp_path: Path) -> None:
    sentences = [f"Word{number} ." for number in range(9)]
    times = [((1,), "2007", "NONE"), ((17,), "2007", "NONE"), ((), "2008", "NONE")]
    write_meantime(tmp_path, "1", sentences, times)
    (article,) = read_meantime(tmp_path)
    assert article.text.endswith("Word5.")
    assert len(article.times) == 1


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        list(read_meantime(tmp_path))
