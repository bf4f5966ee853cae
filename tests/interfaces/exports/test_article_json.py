import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.exports.article_json import article_document, article_schema
from onrecord.interfaces.exports.article_shapes import ArticleDocument, RoleShape
from onrecord.interfaces.exports.happening_shapes import (
    AbsenceShape,
    ActionShape,
    CommitmentShape,
    EncounterShape,
    RelationShape,
)
from onrecord.interfaces.exports.json_lines import to_line
from onrecord.interfaces.exports.shapes import Shape
from tests.interfaces.newsroom import TEXT, bridge_record, make_article
from tests.interfaces.newsroom_happenings import HARBOUR, harbour_record

# What programs rely on: fields may be added at the end of a line, none taken away or renamed.
PUBLISHED_FIELDS = {
    "": "article entities statements dates encounters actions commitments absences relations "
    "mentions headings model",
    "article": "id name path title url publisher byline language text_sha256 published how "
    "revisions",
    "entities": "id type name unnamed names roles",
    "statements": "id kind source cue content quoted speaker unnamed channel channel_span "
    "addressee about said_on said_on_basis reported_by polarity confidence origin "
    "stances times topics",
    "dates": "start end text value timex3 edtf type basis",
    "mentions": "start end text entity form confidence",
    "headings": "start end text",
}
ROLE_FIELDS = (
    "start end text title organization place party is_former is_self_described since until"
)
HAPPENING_FIELDS: dict[type[Shape], str] = {
    EncounterShape: "kind participants place date status ordinal evidence id name place_span "
    "topics outcome told_by confidence origin times subjects",
    ActionShape: "type actor recipient date place status as_told_by evidence id mode contexts "
    "cameo trigger actor_words recipient_words place_span told_by confidence origin times",
    CommitmentShape: "who kind due as_told_by status span id who_words for_whom for_whom_words "
    "cue condition statement confidence origin times",
    AbsenceShape: "who kind span id who_words asked_by asked_by_words cue about statement "
    "confidence origin times",
    RelationShape: "between tone mutual date evidence id told_by as_told_by confidence origin "
    "times",
}


def document() -> dict[str, object]:
    plain: dict[str, object] = article_document(bridge_record()).model_dump(mode="json")
    return plain


def test_every_object_has_exactly_the_published_fields() -> None:
    found = document()
    for name, fields in PUBLISHED_FIELDS.items():
        value = found[name] if name else found
        first = value[0] if isinstance(value, list) else value
        assert isinstance(first, dict)
        assert set(first) == set(fields.split()), name
    assert set(RoleShape.model_fields) == set(ROLE_FIELDS.split())
    for shape, fields in HAPPENING_FIELDS.items():
        assert set(shape.model_fields) == set(fields.split()), shape


def test_a_statement_has_three_times_each_with_how_it_is_known() -> None:
    dated, undated, _ = article_document(bridge_record()).statements
    happened = dated.times.happened
    assert (happened.value, happened.precision, happened.basis) == (
        "2026-02-26",
        "day",
        "anchored",
    )
    assert happened.span is not None
    assert happened.span.text == "Thursday"
    assert dated.times.due is None
    published = dated.times.published
    assert (published.value, published.basis) == ("2026-02-27", "inferred")
    assert published.how == "inferred: the day after Thursday"
    assert undated.times.happened.basis == "unknown"
    assert undated.times.happened.value is None
    assert undated.times.published == published
    bare = article_document(bridge_record(make_article())).statements[0].times
    assert (bare.published.value, bare.published.basis) == (None, "unknown")


def test_lists_without_entries_are_present() -> None:
    found = document()
    for name in ("encounters", "actions", "commitments", "absences", "relations"):
        assert found[name] == []


def test_happenings_point_at_their_words_and_at_the_entities_of_the_article() -> None:
    found = article_document(harbour_record())
    (encounter,), (action,) = found.encounters, found.actions
    assert (encounter.kind, encounter.participants) == ("meeting", ("calloway", "wren"))
    assert (encounter.place, encounter.date, encounter.ordinal) == (
        "the Customs House",
        "2026-02-26",
        2,
    )
    assert encounter.evidence[0].text.startswith("Mayor Renata Calloway met")
    assert (action.type, action.actor, action.recipient) == ("accuse", "wren", "calloway")
    (commitment,), (absence,), (relation,) = found.commitments, found.absences, found.relations
    assert (commitment.who, commitment.due, commitment.status) == ("board", "2026-06", "open")
    assert (commitment.as_told_by, commitment.statement) == ("wren", "s-survey")
    assert (absence.who, absence.asked_by) == (None, "courier")
    assert absence.who_words is not None
    assert absence.who_words.text == "Calloway’s office"
    assert (relation.tone, relation.mutual) == ("critical", True)


def test_what_is_to_come_is_due_and_what_happened_is_not() -> None:
    found = article_document(harbour_record())
    assert found.encounters[0].times.happened.value == "2026-02-26"
    assert found.encounters[0].times.due is None
    promised = found.commitments[0].times
    assert promised.happened.value == "2026-02-26"
    assert promised.due is not None
    assert (promised.due.value, promised.due.last) == ("2026-06", "2026-06-30")


def test_spans_of_happenings_are_slices_and_their_json_is_valid_by_its_shape() -> None:
    found = article_document(harbour_record())
    plain = found.model_dump(mode="json")
    spans = _spans(plain)
    assert len(spans) > 15
    for span in spans:
        assert HARBOUR[span["start"] : span["end"]] == span["text"]
    assert ArticleDocument.model_validate_json(to_line(plain)) == found


def test_the_printed_json_is_valid_by_its_own_shape_and_the_schema_requires_all() -> None:
    line = to_line(document())
    assert "\n" not in line
    assert ArticleDocument.model_validate_json(line) == article_document(bridge_record())
    schema = article_schema()
    assert schema["required"] == PUBLISHED_FIELDS[""].split()
    assert schema["additionalProperties"] is False


def test_every_span_is_the_slice_of_the_text_that_it_claims() -> None:
    spans = _spans(document())
    assert len(spans) > 10
    for span in spans:
        assert TEXT[span["start"] : span["end"]] == span["text"]


def _spans(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for one in value for span in _spans(one)]
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) else []
        return own + [span for one in value.values() for span in _spans(one)]
    return []


def test_confidence_is_rounded_and_what_is_not_known_is_null() -> None:
    found = article_document(bridge_record())
    assert found.statements[0].confidence == 0.9123
    assert found.statements[1].said_on is None
    assert found.statements[2].speaker is None
    assert found.statements[2].unnamed == "A dock worker"
    bare = article_document(bridge_record(make_article()))
    assert bare.article.published is None
    assert bare.article.title is None
    assert bare.article.how == {}


@given(st.text())
def test_escaping_for_terminals_changes_no_value(text: str) -> None:
    line = to_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert not any(c in line for c in "\x1b\x7f\x85\x9b\u202e\u2028\u2066\n")
    assert to_line({"text": text}, ascii_only=True).isascii()
