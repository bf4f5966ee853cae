import json
from dataclasses import replace

import pytest

from onrecord.interfaces.exports.revision_shapes import ArticleHistoryShape
from onrecord.schema.article import StatedRevision
from onrecord.schema.span import text_version
from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk
from tests.interfaces.newsroom import TEXT, bridge_article, bridge_record


@pytest.fixture
def revised(filled: FakeDesk) -> FakeDesk:
    """The desk whose article the outlet has changed: June became May, and a word went."""
    text = TEXT.replace("open by June,”", "open by May,”").replace("“Not a day later.”", "")
    after = bridge_article()
    note = StatedRevision("corrected", "2026-02-28", "printed line", "Correction: not June.")
    after = replace(after, text=text, version=text_version(text), revisions=(note,))
    statements = bridge_record().statements
    crossing = after.span(text.index("“The"), text.index(" Mayor Renata"))
    changed = replace(
        statements[0],
        source=None,
        cue=None,
        content=(crossing,),
        quoted=(),
        channel=None,
        said_on=None,
    )
    filled.book.earlier = [bridge_record()]
    (record,) = filled.book.records.values()
    filled.book.records[after.id] = replace(
        record, article=after, mentions=(), dates=(), headings=(), statements=(changed,)
    )
    return filled


def test_versions_are_listed_with_times_hash_and_what_the_page_says(
    revised: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(revised, "versions", "bridge")
    assert told.status == 0
    for words in (
        "Bridge will open by June, mayor says",
        "Version 1",
        "2026-03-01T10:00:00Z",
        "2026-02-27  (inferred: the day after Thursday",
        bridge_article().version,
        "Version 2",
        "2026-02-28 “Correction: not June.”  (printed line)",
        "1 statement, by model test-1",
    ):
        assert words in told.out


def test_what_changed_is_shown_word_by_word_without_colour_too(
    revised: FakeDesk, onrecord: Onrecord
) -> None:
    told = " ".join(onrecord(revised, "versions", "bridge").out.split())
    assert "From version 1 to version 2" in told
    assert "[-June-] {+May+}" in told
    assert "[-“Not a day later ”-]" in told or "[-“Not a day later.”-]" in told
    assert "said on: not known; before: 2026-02-26" in told


def test_what_only_the_reader_left_out_is_not_said_to_be_removed(
    revised: FakeDesk, onrecord: Onrecord
) -> None:
    told = onrecord(revised, "versions", "bridge").out
    assert "old piers" not in told


def test_versions_as_json_have_spans_of_their_own_texts(
    revised: FakeDesk, onrecord: Onrecord
) -> None:
    (line,) = onrecord(revised, "versions", "bridge", "--json").out.splitlines()
    history = ArticleHistoryShape.model_validate_json(line)
    assert [one.number for one in history.versions] == [1, 2]
    assert history.versions[0].article.text_sha256 == bridge_article().version
    texts = [TEXT, revised.book.records[bridge_article().id].article.text]
    (changed,) = history.revisions[0].changed
    for one in changed.words:
        for span, text in zip((one.before, one.after), texts, strict=True):
            assert span is None or text[span.start : span.end] == span.text
    assert not changed.is_speaker_changed
    assert changed.is_date_changed


def test_an_article_of_one_version_has_not_changed(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "versions", "bridge")
    assert told.status == 0
    assert "There is one version alone" in told.out
    assert json.loads(onrecord(filled, "versions", "bridge", "--json").out)["revisions"] == []


def test_versions_of_nothing_are_not_found(filled: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(filled, "versions", "tunnel")
    assert (told.status, told.out) == (1, "")
    assert "tunnel" in told.err


def test_the_schema_of_versions_is_printed(filled: FakeDesk, onrecord: Onrecord) -> None:
    schema = json.loads(onrecord(filled, "schema", "versions").out)
    assert set(schema["required"]) == {"id", "versions", "revisions"}
