"""The sample articles and the findings expected in them agree with each other and the calendar."""

import calendar
import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest

SAMPLES: Final = Path(__file__).parents[2] / "samples"
EXPECTED: Final = Path(__file__).parent / "expected"
# A short news report and a long one, in words.
SHORTEST, LONGEST = 250, 700

MONTHS: Final = tuple(calendar.month_name[1:])
WEEKDAYS: Final = tuple(calendar.day_name)
_MONTH: Final = r"(?P<month>" + "|".join(MONTHS) + r"|Sept\.)"
_MONTH_DAY: Final = re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})\b|(?P<d>\d{{1,2}}) (?P<m>[A-Z]\w+)")
_WEEKDAY: Final = re.compile("|".join(WEEKDAYS))
_WEEKDAY_WITH_DAY: Final = re.compile(
    rf"(?P<weekday>{'|'.join(WEEKDAYS)}),? \(?{_MONTH} (?P<day>\d{{1,2}})\b"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")

Finding = dict[str, Any]


class _PageText(HTMLParser):
    """The text of the paragraphs and headings of a page, a line each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "h1", "h2"):
            self.lines.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h1", "h2"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.lines[-1] += data


def _page_text(page: str) -> str:
    parser = _PageText()
    parser.feed(page)
    return "\n".join(parser.lines)


def _read_samples() -> Iterator[tuple[str, str]]:
    for path in sorted(SAMPLES.iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            for line in content.splitlines():
                row = json.loads(line)
                yield row["id"], row["text"]
        else:
            yield path.stem, _page_text(content) if path.suffix == ".html" else content


@cache
def texts() -> dict[str, str]:
    return dict(_read_samples())


@cache
def expected(name: str) -> Finding:
    findings: Finding = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return findings


def all_statements() -> list[Finding]:
    return [statement for name in texts() for statement in expected(name)["statements"]]


def holds(text: str, words: str) -> bool:
    """Whether the words stand in the text as words, not within longer ones."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def opening_mark(text: str) -> str:
    """The opening quotation mark that an article uses."""
    return next(mark for mark in '“"‘' if mark in text)


def expected_kind(content: list[str], opening: str) -> str:
    closing = {"“": "”", '"': '"', "‘": "’"}[opening]
    following = [*content[1:], ""]
    quoted = [
        part.startswith(opening) and (part.endswith(closing) or after.startswith(opening))
        for part, after in zip(content, following, strict=True)
    ]
    if all(quoted):
        return "direct"
    return "mixed" if any(opening in part for part in content) else "indirect"


def month_number(name: str) -> int:
    return MONTHS.index("September" if name == "Sept." else name) + 1


article = pytest.mark.parametrize("name", sorted(texts()))


def test_each_article_has_its_findings_and_each_findings_file_its_article() -> None:
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(texts())


def test_all_formats_that_can_be_read_are_there() -> None:
    suffixes = [path.suffix for path in SAMPLES.iterdir()]
    counts = {suffix: suffixes.count(suffix) for suffix in suffixes}
    assert counts == {".txt": 7, ".md": 1, ".html": 2, ".jsonl": 1}


@article
def test_an_article_is_as_long_as_a_news_report(name: str) -> None:
    assert SHORTEST <= len(texts()[name].split()) <= LONGEST


@article
def test_findings_name_their_article_and_are_not_empty(name: str) -> None:
    findings = expected(name)
    assert findings["article"] == name
    assert findings["statements"]
    assert findings["dates"]
    assert findings["people"]


@article
def test_each_part_of_a_content_stands_once_and_statements_are_in_order(name: str) -> None:
    text = texts()[name]
    starts = []
    for statement in expected(name)["statements"]:
        assert statement["content"]
        for part in statement["content"]:
            assert text.count(part) == 1, part
        places = [text.index(part) for part in statement["content"]]
        assert places == sorted(places)
        starts.append(places[0])
    assert starts == sorted(starts)


@article
def test_source_and_cue_stand_in_the_paragraph_of_the_content_and_outside_it(name: str) -> None:
    text = texts()[name]
    for statement in expected(name)["statements"]:
        first = statement["content"][0]
        paragraph = next(line for line in text.split("\n") if first in line)
        for part in statement["content"]:
            paragraph = paragraph.replace(part, "\n")
        for words in (statement["source"], statement["cue"]):
            assert words is None or holds(paragraph, words), words


@article
def test_kind_follows_from_the_quotation_marks(name: str) -> None:
    opening = opening_mark(texts()[name])
    for statement in expected(name)["statements"]:
        assert statement["kind"] == expected_kind(statement["content"], opening), statement


@article
def test_a_speaker_is_named_or_described_never_both(name: str) -> None:
    text = texts()[name]
    for statement in expected(name)["statements"]:
        speaker, unnamed = statement["speaker"], statement["unnamed"]
        assert (speaker is None) != (unnamed is None), statement
        assert holds(text, speaker or unnamed)


@article
def test_channel_and_addressee_are_words_of_the_article(name: str) -> None:
    for statement in expected(name)["statements"]:
        for words in (statement["channel"], statement["addressee"]):
            assert words is None or holds(texts()[name], words), words


@article
def test_a_reported_statement_lies_within_the_one_that_reports_it(name: str) -> None:
    statements = expected(name)["statements"]
    for index, statement in enumerate(statements):
        outer = statement["reported_by"]
        if outer is None:
            continue
        assert 0 <= outer < index
        reporting = "\n".join(statements[outer]["content"])
        for words in (*statement["content"], statement["source"], statement["cue"]):
            assert words in reporting, words


@article
def test_dates_stand_in_the_article_in_their_order(name: str) -> None:
    text = texts()[name]
    position = 0
    for entry in expected(name)["dates"]:
        found = text.find(entry["text"], position)
        assert found >= 0, entry
        position = found + len(entry["text"])


@article
def test_dates_agree_with_the_calendar(name: str) -> None:
    for entry in expected(name)["dates"]:
        words, value = entry["text"], entry["value"]
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(/\d{4}-\d\d-\d\d)?)?)?", value), entry
        for day in value.split("/") if len(value) >= len("2025-09-09") else ():
            date.fromisoformat(day)
        if weekday := _WEEKDAY.search(words):
            assert WEEKDAYS[date.fromisoformat(value).weekday()] == weekday.group(), entry
        if named := _MONTH_DAY.search(words):
            day = date.fromisoformat(value)
            month = named["month"] or named["m"]
            stated = (month_number(month), int(named["day"] or named["d"]))
            assert (day.month, day.day) == stated, entry


@article
def test_weekdays_printed_with_a_day_are_right_for_2025(name: str) -> None:
    for pair in _WEEKDAY_WITH_DAY.finditer(texts()[name]):
        day = date(2025, month_number(pair["month"]), int(pair["day"]))
        assert WEEKDAYS[day.weekday()] == pair["weekday"], pair.group()


@article
def test_what_was_said_on_a_day_was_said_by_the_time_it_was_printed(name: str) -> None:
    for statement in expected(name)["statements"]:
        if statement["said_on"] is not None:
            said_on = date.fromisoformat(statement["said_on"])
            assert date(2025, 1, 1) <= said_on <= date(2025, 11, 5)


@article
def test_people_are_listed_once_with_names_and_roles_of_the_article(name: str) -> None:
    text = texts()[name]
    people = expected(name)["people"]
    names = [person["name"] for person in people]
    assert len(names) == len(set(names))
    for person in people:
        assert person["name"] == person["names"][0]
        for words in (*person["names"], *person["roles"]):
            assert holds(text, words), words


def test_the_findings_cover_every_kind_and_polarity_and_what_is_hard() -> None:
    statements = all_statements()
    assert {statement["kind"] for statement in statements} == {"direct", "mixed", "indirect"}
    assert {s["polarity"] for s in statements} == {"asserted", "denied", "asked"}
    assert any(len(statement["content"]) > 2 for statement in statements)
    assert any(statement["cue"] is None for statement in statements)
    assert any(statement["unnamed"] for statement in statements)
    assert sum(statement["reported_by"] is not None for statement in statements) >= 5


def test_the_cut_wire_story_quotes_what_the_full_one_quotes() -> None:
    full, cut = "lakeland-press-transit-strike", "eastmoor-gazette-transit-strike"
    straight = str.maketrans("“”’", '""\'')
    words_in_full = texts()[full].translate(straight)
    quotations = [
        part.strip('",.')
        for statement in expected(cut)["statements"]
        if statement["kind"] == "direct"
        for part in statement["content"]
    ]
    assert len(quotations) >= 4
    assert all(quotation in words_in_full for quotation in quotations)
    assert len(texts()[cut]) < len(texts()[full])


def test_two_people_of_one_surname_are_kept_apart() -> None:
    for name in ("calder-courier-water-main-plan", "calder-courier-bond-vote"):
        speakers = {statement["speaker"] for statement in expected(name)["statements"]}
        assert {"Elaine Marsh", "Hector Marsh"} <= speakers


def test_one_article_is_dated_by_a_weekday_and_a_day_alone() -> None:
    text = texts()["channel-6-strike-vote"]
    assert "Tuesday (September 16)" in text
    assert _YEAR.search(text) is None
