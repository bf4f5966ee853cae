from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear

TEXT = "😀 She said it is ready ,\nDana added , and paid . Subscribe now"
ANNOTATION = """\
T1\tSource 2 5\tShe
T2\tCue 6 10\tsaid
T3\tContent 11 22;38 46\tit is ready
and paid
E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3
T4\tSource 25 29\tDana
T5\tCue 30 35\tadded
T6\tContent 38 46\tand paid
T7\tContent 11 22\tit is ready
E2\tAttribution:T6 Cue:T5 Content:T6 Content2:T7 Source:T4
T8\tDiscard 49 62\tSubscribe now
A1\tCertain E1
#1\tAnnotatorNotes T1\tsure
E3\tAttribution:T2 Cue:T2 Source:T1
"""


def _write(folder: Path, name: str, annotations: dict[str, str], text: str = TEXT) -> None:
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "text" / f"{name}.txt").write_bytes(text.encode())
    for annotator, lines in annotations.items():
        path = folder / "attributions" / f"{name}_{annotator}.ann"
        path.write_text(lines, encoding="utf-8")


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    _write(tmp_path, "courier_2025-09-18_plan-ready", {"1a2b": ANNOTATION})
    (article,) = read_polnear(tmp_path)
    return article


def _slices(article: GoldArticle, extents: tuple[tuple[int, int], ...]) -> list[str]:
    return [article.text[start:end] for start, end in extents]


def test_offsets_are_those_of_the_text(article: GoldArticle) -> None:
    first, second = article.attributions
    assert _slices(article, first.source) == ["She"]
    assert _slices(article, first.cue) == ["said"]
    assert _slices(article, second.source) == ["Dana"]


def test_parts_of_a_span_and_several_spans_of_a_role_come_in_order(article: GoldArticle) -> None:
    for attribution in article.attributions:
        assert _slices(article, attribution.content) == ["it is ready", "and paid"]


def test_an_attribution_without_content_is_left_out(article: GoldArticle) -> None:
    assert len(article.attributions) == 2


def test_attributions_are_numbered_with_those_without_content(tmp_path: Path) -> None:
    first, second, third = (line for line in ANNOTATION.split("\n") if line.startswith("E"))
    for name, events, numbers in (
        ("a", (first, second, third), [1, 2]),
        ("b", (third, first, third, second), [2, 4]),
    ):
        spans = [line for line in ANNOTATION.split("\n") if not line.startswith("E")]
        _write(tmp_path / name, "a_2025-01-02_x", {"1a2b": "\n".join([*spans, *events])})
        (article,) = read_polnear(tmp_path / name)
        assert [a.number for a in article.attributions] == numbers


def test_regions_that_were_not_annotated_are_told(article: GoldArticle) -> None:
    assert _slices(article, article.discarded) == ["Subscribe now"]


def test_lines_that_begin_with_neither_t_nor_e_are_passed_over(tmp_path: Path) -> None:
    broken = ANNOTATION.replace("it is ready\nand paid\nE1", "it is ready\nT\nEnd 5\n\nE1")
    _write(tmp_path, "courier_2025-09-18_plan-ready", {"1a2b": broken})
    (article,) = read_polnear(tmp_path)
    assert len(article.attributions) == 2


def test_the_first_of_several_annotators_in_alphabetical_order_is_read(tmp_path: Path) -> None:
    other = "T1\tCue 6 10\tsaid\nT2\tContent 11 16\tit is\nE1\tCue:T1 Content:T2\n"
    _write(tmp_path, "courier_2025-09-18_plan", {"9abc": "", "0def": other, "1a2b": ANNOTATION})
    (article,) = read_polnear(tmp_path)
    assert [a.content for a in article.attributions] == [((11, 16),)]


def test_articles_come_by_name_and_those_without_annotation_are_left_out(tmp_path: Path) -> None:
    for name in ("b_2025-01-02_y", "a_2025-01-03_x"):
        _write(tmp_path, name, {"1a2b": ANNOTATION})
    _write(tmp_path, "c_2025-01-04_z", {})
    assert [article.name for article in read_polnear(tmp_path)] == [
        "a_2025-01-03_x",
        "b_2025-01-02_y",
    ]


def test_the_name_gives_outlet_and_date(article: GoldArticle) -> None:
    assert (article.publisher, article.published) == ("courier", "2025-09-18")


@pytest.mark.parametrize("name", ["plan", "plan_ready", "plan_ready_2025-09-18"])
def test_a_name_without_a_date_gives_none(name: str) -> None:
    assert GoldArticle(name, "", (), ()).published is None


def test_line_ends_of_the_text_stay_as_they_are(tmp_path: Path) -> None:
    text = "One\r\ntwo\rthree\u2028four"
    _write(tmp_path, "a_2025-01-03_x", {"1a2b": ANNOTATION}, text)
    (article,) = read_polnear(tmp_path)
    assert article.text == text


def test_a_folder_without_annotated_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no annotated articles"):
        list(read_polnear(tmp_path / "nowhere"))
    _write(tmp_path, "c_2025-01-04_z", {})
    with pytest.raises(UnreadableInput, match="no annotated articles"):
        list(read_polnear(tmp_path))


@pytest.mark.parametrize(
    "lines", ["T1\tCue 6\tsaid\n", "T1\tCue 6 10 12\tsaid\n", "E1\tAttribution\n"]
)
def test_an_annotation_that_is_not_brat_s_is_named(tmp_path: Path, lines: str) -> None:
    _write(tmp_path, "a_2025-01-03_x", {"1a2b": lines})
    with pytest.raises(MalformedInput, match=r"a_2025-01-03_x_1a2b\.ann"):
        list(read_polnear(tmp_path))


def test_an_article_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    _write(tmp_path, "a_2025-01-03_x", {"1a2b": ANNOTATION})
    (tmp_path / "text" / "a_2025-01-03_x.txt").write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableInput, match=r"a_2025-01-03_x\.txt"):
        list(read_polnear(tmp_path))
