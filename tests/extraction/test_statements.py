"""From marked attributions to statements."""

from dataclasses import replace

import pytest

from onrecord.encoder.relative_clauses import fold_relative_clauses
from onrecord.extraction.statements import extract_statements
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.record import Statement
from tests.marked import marked


def read(text: str, published: str | None = "2025-09-18") -> list[Statement]:
    article, annotations = marked(text, published)
    resolved = resolve_entities(article, annotations)
    dates = resolve_times(article, annotations)
    return list(extract_statements(article, annotations, resolved, dates))


def test_words_all_in_quotation_marks_are_direct() -> None:
    (said,) = read("{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:said}.")
    assert said.kind == "direct"
    assert [part.text for part in said.quoted] == ["We are ready,"]
    assert said.speaker == "dana-calloway"


def test_words_partly_in_quotation_marks_are_mixed() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:said} {Q:the plan was “ready to go” by spring}.")
    assert said.kind == "mixed"
    assert [part.text for part in said.quoted] == ["ready to go"]


def test_words_without_quotation_marks_are_indirect() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:said} {Q:the plan was ready}.")
    assert (said.kind, said.quoted) == ("indirect", ())


def test_a_quotation_that_goes_on_after_its_attribution_is_the_same_statement() -> None:
    (said,) = read(
        "{Q:“The pipes are old,”} {S:{P:Dana Calloway}} {C:said}. “They were laid in 1931.”"
    )
    assert [part.text for part in said.content] == [
        "“The pipes are old,”",
        "“They were laid in 1931.”",
    ]
    assert said.kind == "direct"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    (said,) = read(
        "{S:{P:Dana Calloway}} {C:said}: {Q:“The pipes are old.}\n\n“They were laid in 1931.”"
    )
    assert [part.text for part in said.content][-1] == "“They were laid in 1931.”"


def test_a_quotation_after_another_sentence_is_not_taken_in() -> None:
    (said,) = read(
        "{Q:“The pipes are old,”} {S:{P:Dana Calloway}} {C:said}. The union had another view. "
        "“Nobody asked us about it.”"
    )
    assert len(said.content) == 1


def test_a_statement_in_a_statement_is_reported_by_it() -> None:
    outer, inner = read(
        "{S:{P:Dana Calloway}} {C:said} {Q:{S2<1:{P:Tom Reyes}} {C2<1:told} her that "
        "{Q2<1:the strike was over}}."
    )
    assert inner.reported_by == outer.id
    assert inner.speaker == "tom-reyes"
    assert inner.addressee == "dana-calloway"
    assert inner.origin.name == "nested-attribution"


def test_the_platform_is_the_channel() -> None:
    (said,) = read("{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:wrote} on X.")
    assert said.channel is not None
    assert said.channel.name == "X"


def test_his_post_is_on_the_platform_that_was_named_before() -> None:
    _, again = read(
        "{Q:“We are ready this morning,”} {S:{P:Dana Calloway}} {C:wrote} on X.\n\n"
        "{Q2:“We are ready,”} {S2:she} {C2:repeated} in her social media post."
    )
    assert again.channel is not None
    assert again.channel.name == "X"
    assert again.channel.span.text == "social media post"
    assert again.said_on is not None
    assert (again.said_on.value, again.said_on.basis) == ("2025-09-18", "inferred")


def test_an_outlet_that_was_told_is_the_channel_and_nobody_is_addressed() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:told} the {O:Calder Courier} {Q:the plan was ready}.")
    assert said.channel is not None
    assert said.channel.name == "Calder Courier"
    assert said.addressee is None


def test_a_statement_in_writing_is_the_channel() -> None:
    (said,) = read("{Q:“We are ready,”} {S:{P:Dana Calloway}} {C:said} in a written statement.")
    assert said.channel is not None
    assert said.channel.name == "written statement"


def test_the_occasion_told_of_in_the_sentence_before_holds_for_the_quotation() -> None:
    (said,) = read(
        "{P:Dana Calloway} spoke of the pipes during her September 16 State of the City address "
        "to the {O:Harbor Council}.\n\n{Q:“They are old,”} {S:{P:Calloway}} {C:said}."
    )
    assert said.channel is not None
    assert said.channel.name == "State of the City address"
    assert said.addressee == "harbor-council"
    assert said.said_on is not None
    assert said.said_on.value == "2025-09-16"


def test_the_occasion_of_another_speaker_does_not_hold() -> None:
    (said,) = read(
        "{P:Tom Reyes} spoke of the pipes during his address to the {O:Harbor Council}.\n\n"
        "{Q:“They are old,”} {S:{P:Dana Calloway}} {C:said}."
    )
    assert said.channel is None


def test_the_day_beside_the_cue_is_the_day_of_saying() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:said} Tuesday {Q:the plan was ready}.")
    assert said.said_on is not None
    assert (said.said_on.value, said.said_on.basis) == ("2025-09-16", "anchored")


def test_the_day_of_another_event_is_not_the_day_of_saying() -> None:
    (said,) = read(
        "{Q:“The plan is ready,”} {S:{P:Dana Calloway}} {C:said} after Tuesday's council vote."
    )
    assert said.said_on is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("in July", "2025-07"),
        ("last week", "2025-09-08/2025-09-14"),
        ("in 2019", "2019"),
    ],
)
def test_a_month_a_year_or_an_interval_beside_the_cue_dates_the_saying(
    words: str, value: str
) -> None:
    (said,) = read(f"{{Q:“The plan is ready,”}} {{S:{{P:Dana Calloway}}}} {{C:said}} {words}.")
    assert said.said_on is not None
    assert said.said_on.value == value


def test_what_is_printed_was_not_said_after_its_publication() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:said} on September 25, 2025, {Q:the plan was ready}.")
    assert said.said_on is None
    (said,) = read("{S:{P:Dana Calloway}} {C:said} on September 18, 2025, {Q:the plan was ready}.")
    assert said.said_on is not None


def test_a_single_day_goes_before_the_month_of_something_else() -> None:
    (said,) = read(
        "In July the council had waited. {Q:“The plan is ready,”} {S:{P:Dana Calloway}} {C:said} "
        "in 2019 and again on Tuesday."
    )
    assert said.said_on is not None
    assert said.said_on.value == "2025-09-16"


@pytest.mark.parametrize("words", ["of the 2016 vote", "before the July vote", "at a 2016 debate"])
def test_a_year_or_month_that_another_event_has_does_not_date_the_saying(words: str) -> None:
    (said,) = read(f"{{Q:“The plan is ready,”}} {{S:{{P:Dana Calloway}}}} {{C:said}} {words}.")
    assert said.said_on is None


def test_who_is_told_is_the_addressee() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:assured} {P:Tom Reyes} that {Q:the plan was ready}.")
    assert said.addressee == "tom-reyes"


def test_a_denial_is_denied() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:denied} that {Q:the plan was late}.")
    assert said.polarity == "denied"


def test_function_words_alone_are_no_statement() -> None:
    assert read("{S:{P:Dana Calloway}} {C:echoed} {Q:the} council.") == []


def test_what_was_never_said_is_denied() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:never said} {Q:the plan was late}.")
    assert said.polarity == "denied"


def test_what_was_not_told_is_refused() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:did not say} {Q:how late the plan was}.")
    assert said.polarity == "refused"


def test_a_content_goes_on_over_a_relative_clause_that_reports_something_itself() -> None:
    article, annotations = marked(
        "{S:{P:Dana Calloway}} {C:said} {Q:she had met {P:Tom Reyes}}, where {S2:the two} "
        "{C2:discussed} {Q2:the strike}."
    )
    outer, inner = fold_relative_clauses(
        article.text, annotations.attributions, annotations.sentences
    )
    assert article.text[slice(*outer.content[0])].endswith("where the two discussed the strike")
    assert inner.outer == 0


def test_a_question_is_asked() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:asked} {Q:whether the plan was late}.")
    assert said.polarity == "asked"


def test_a_request_is_no_question() -> None:
    (said,) = read("{S:{P:Dana Calloway}} {C:asked} {Q:for another month}.")
    assert said.polarity == "asserted"


def test_whom_the_words_name_they_are_about() -> None:
    (said,) = read(
        "{S:{P:Dana Calloway}} {C:said} {Q:{P:Tom Reyes} and the {O:Harbor Union} were in {L:Port "
        "Calder}}."
    )
    assert said.about == ("tom-reyes", "harbor-union")


def test_identifiers_are_the_same_at_every_reading() -> None:
    text = "{S:{P:Dana Calloway}} {C:said} {Q:the plan was ready}."
    assert [s.id for s in read(text)] == [s.id for s in read(text)]


def _through(text: str, words: str) -> str | None:
    """Return the channel of the only statement where the encoder takes some words for it."""
    article, annotations = marked(text)
    start = article.text.index(words)
    (attribution,) = annotations.attributions
    seen = replace(attribution, channel=(start, start + len(words)))
    annotations = replace(annotations, attributions=(seen,))
    resolved = resolve_entities(article, annotations)
    (said,) = extract_statements(article, annotations, resolved, ())
    return said.channel.name if said.channel else None


@pytest.mark.parametrize(
    ("text", "words", "channel"),
    [
        ("{S:{P:Ana Ito}} {C:said} {Q:it rained}, the radio heard.", "the radio", "the radio"),
        ("{S:{P:Ana Ito}} {C:said} {Q:it rained} on {O:HBC}’s show.", "HBC’", "HBC"),
        ("{C:According to} {S:the {O:Courier}}, {Q:it rained}.", "Courier", None),
        ("{S:{P:Ana Ito}} {C:said} {Q:it rained} after seeing {P:Tom Reyes}.", "Tom Reyes", None),
        ("{P:Ana Ito} rose . {S:{P:Ito}} {C:said} {Q:it rained}.", "Ana Ito", None),
    ],
)
def test_what_the_encoder_takes_for_a_channel_is_not_who_speaks_and_no_person(
    text: str, words: str, channel: str | None
) -> None:
    assert _through(text, words) == channel


def test_according_to_an_outlet_is_no_channel() -> None:
    (said,) = read("{Q:It rained}, {C:according to} {S:the {O:Calder Courier}}.")
    assert said.channel is None


def test_an_occasion_ends_before_what_belongs_to_another() -> None:
    (said,) = read(
        "In the inquiry, {O:Courier}’s {L:Calder} report, {S:{P:Ana Ito}} {C:said} {Q:it rained}."
    )
    assert said.channel is None or "inquiry" not in said.channel.name


def test_a_date_says_nothing() -> None:
    assert read("He was seen that {S:October} {C:praising} {Q:the mayor for her courage}.") == []
