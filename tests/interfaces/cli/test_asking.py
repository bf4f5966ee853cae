import csv
import io
import json

import pytest

from onrecord.interfaces.exports.statement_rows import StatementRow
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeBook, FakeDesk
from tests.interfaces.newsroom import bridge_article, bridge_record, make_article

ASKING = [
    ["said", "Calloway"],
    ["search", "June"],
    ["articles"],
    ["stories"],
    ["show", "s-piers"],
    ["timeline", "Calloway"],
    ["versions", "bridge"],
    ["export"],
    ["reread"],
    ["backup", "copy.db"],
    ["withdraw", "article", "bridge", "--yes"],
]


@pytest.mark.parametrize("command", ASKING, ids=lambda command: command[0])
def test_asking_makes_no_record_where_there_is_none(
    desk: FakeDesk, onrecord: Onrecord, command: list[str]
) -> None:
    told = onrecord(desk, *command)
    assert told.status == 1
    assert told.err.startswith("onrecord: there is no record at ")
    assert not desk.settings.record.exists()


def test_said_shows_words_circumstances_and_who_reported_them(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(filled, "said", "renata", "calloway")
    assert told.status == 0
    for words in (
        "Renata Calloway  Mayor",
        "Port Meridian Courier · published 2026-02-27, inferred",
        "2026-02-26  direct",
        "“The fourth crossing will open by June,” … “Not a day later.”",
        "cue wrote on Harbourline · channel Harbourline",
        "s-crossing",
        "1 statement in 1 article.",
    ):
        assert words in told.out


def test_said_passes_on_what_was_asked(filled: FakeDesk, onrecord: Onrecord) -> None:
    onrecord(
        filled,
        *("said", "Wren", "--about", "Harbourline", "--text", "piers", "--since", "2026-02"),
        *("--until", "2026", "--kind", "mixed", "--topic", "housing", "--limit", "3"),
    )
    assert filled.book.asked == {
        "speaker": "Wren",
        "about": "Harbourline",
        "text": "piers",
        "since": "2026-02",
        "until": "2026",
        "kind": "mixed",
        "topic": "housing",
        "limit": 3,
    }


def test_a_subject_that_is_none_is_refused_and_near_ones_are_told(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    for command in ("said", "search", "met"):
        told = onrecord(filled, command, "Wren", "--topic", "hous")
        assert told.status == 2
        assert "did you mean housing?" in " ".join(told.err.replace("│", " ").split())


def test_subjects_are_listed_with_their_media_topics(desk: FakeDesk, onrecord: Onrecord) -> None:
    assert "medtop:14000000" in onrecord(desk, "subjects").out
    rows = [json.loads(line) for line in onrecord(desk, "subjects", "--json").out.splitlines()]
    assert {"id", "name", "scope", "media_topic", "media_topic_name"} == set(rows[0])
    assert "housing" in [row["id"] for row in rows]


def test_a_name_nobody_has_is_not_found_and_near_names_are_told(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(filled, "said", "Callowey")
    assert told.status == 1
    assert told.out == ""
    assert "nobody of the name Callowey speaks in this record" in told.err
    assert "did you mean Renata Calloway?" in told.err
    assert "did you mean" not in onrecord(filled, "said", "Xyzzy").err


def test_somebody_who_said_nothing_of_the_kind_is_told_apart(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(filled, "said", "Calloway", "--kind", "indirect")
    assert told.status == 1
    assert "Calloway speaks in this record, but nothing fits" in told.err


def test_said_as_json_and_csv_have_the_same_rows(filled: FakeDesk, onrecord: Onrecord) -> None:
    row = StatementRow.model_validate_json(onrecord(filled, "said", "Wren", "--json").out)
    (cells,) = csv.DictReader(io.StringIO(onrecord(filled, "said", "Wren", "--csv").out))
    assert cells["id"] == row.id == "s-piers"
    assert cells["words"] == row.words
    assert onrecord(filled, "said", "Wren", "--json", "--csv").status == 2


@pytest.mark.parametrize("period", ["soon", "2026-13", "2026-2-1", "26"])
def test_a_wrong_period_is_wrong_usage(filled: FakeDesk, onrecord: Onrecord, period: str) -> None:
    told = onrecord(filled, "said", "Wren", "--since", period)
    assert told.status == 2
    assert "is no day, month or year" in told.err


def test_search_shows_places_with_their_speaker(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "search", "[red]at", "all")
    assert "Tobias Wren: that the “old piers” were not safe [red]at all[/red]" in told.out
    (hit,) = map(json.loads, onrecord(filled, "search", "June", "--json").out.splitlines())
    match = hit["matches"][0]
    assert bridge_article().text[match["start"] : match["end"]] == "June"
    assert hit["statement"]["id"] == "s-crossing"
    nothing = onrecord(filled, "search", "tunnel")
    assert (nothing.status, nothing.out) == (1, "")


def test_articles_lists_them(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "articles")
    assert bridge_article().id in told.out
    assert "1 article, 3 statements." in told.out
    (row,) = map(json.loads, onrecord(filled, "articles", "--json").out.splitlines())
    assert row["article"]["publisher"] == "Port Meridian Courier"
    assert (row["version"], row["statement_count"]) == (1, 3)


def test_show_tells_how_each_part_of_a_statement_is_known(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(filled, "show", "s-crossing").out
    for words in (
        "Renata Calloway  (from “Mayor Renata Calloway”)",
        "Harbourline  (from “Harbourline”)",
        "2026-02-26  (anchored, from “Thursday”)",
        "model attribution, version test-1",
        "38 to 78, 135 to 153",
        "https://courier.example/bridge",
    ):
        assert words in told


def test_what_is_inferred_or_not_known_is_plainly_said(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    dated = " ".join(onrecord(filled, "show", "s-crossing").out.split())
    assert "published 2026-02-27 (inferred: the day after Thursday; or 2015-02-27)" in dated
    undated = onrecord(filled, "show", "s-piers").out
    assert "not known: the article does not tell" in undated
    listed = onrecord(filled, "show", "bridge").out
    assert "2026-02-26  direct" in listed
    said = onrecord(filled, "said", "Wren").out
    column = [line[4:14].strip() for line in said.splitlines() if line.startswith("    ")]
    assert column[:3] == ["published", "2026-02-27", "inferred"]
    assert "inferred" in onrecord(filled, "articles").out


def test_an_article_without_a_publication_date_says_so(desk: FakeDesk, onrecord: Onrecord) -> None:
    record = bridge_record(make_article())
    desk.book = FakeBook({record.article.id: record})
    desk.settings.record.touch()
    shown = " ".join(onrecord(desk, "show", "s-piers").out.split())
    assert "published not known" in shown
    said = " ".join(onrecord(desk, "said", "Wren").out.split())
    assert "publication date not known" in said
    assert "not known" in onrecord(desk, "articles").out


def test_show_of_an_article_lists_its_statements(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "show", "bridge").out
    assert "Tobias Wren  that the “old piers”" in told
    assert "3 statements; version 1 of the article" in told
    (row,) = map(json.loads, onrecord(filled, "show", "bridge", "--json").out.splitlines())
    assert [one["id"] for one in row["statements"]] == ["s-crossing", "s-piers", "s-denial"]
    missing = onrecord(filled, "show", "s-nothing")
    assert missing.status == 1
    assert "s-nothing" in missing.err


def test_article_text_never_injects_markup_or_controls_into_answers(
    filled: FakeDesk, onrecord: Onrecord
) -> None:
    for command in (["said", "Wren"], ["show", "s-piers"], ["show", "bridge"]):
        told = onrecord(filled, *command)
        assert "[red]at all[/red]" in " ".join(told.out.split())
        assert "\x1b" not in told.out
