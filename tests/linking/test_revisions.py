import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.revisions import article_history
from onrecord.linking.words import words_of
from onrecord.schema.revision import ArticleRevision, ChangedStatement
from tests.growth import assert_grows_no_faster_than_sorting
from tests.linking.versions import Said, version

FERRIES = Said("“We cannot run ferries on good will alone,”")
PIERS = Said("“The old piers are not safe for anybody,”", "Wren", "Tobias Wren")


def _revision(before: tuple[Said, ...], after: tuple[Said, ...]) -> ArticleRevision:
    (revision,) = article_history([version(1, *before), version(2, *after)]).revisions
    return revision


def _marked(changed: ChangedStatement) -> str:
    shown = []
    for one in changed.words:
        if one.before and one.after:
            shown.append(one.after.text)
        else:
            shown.append(f"[-{one.before.text}-]" if one.before else f"{{+{_text(one.after)}+}}")
    return " ".join(shown)


def _text(span: object) -> str:
    return str(getattr(span, "text", ""))


def _is_empty(revision: ArticleRevision) -> bool:
    return not (revision.removed or revision.added or revision.changed)


def test_one_version_has_no_revision() -> None:
    history = article_history([version(1, FERRIES)])
    assert len(history.versions) == 1
    assert history.revisions == ()


def test_each_version_is_compared_with_the_one_before() -> None:
    history = article_history([version(1), version(2, FERRIES), version(3, FERRIES, PIERS)])
    assert [(one.before, one.after) for one in history.revisions] == [(1, 2), (2, 3)]
    assert [len(one.added) for one in history.revisions] == [1, 1]


def test_what_was_removed_and_what_was_added_is_told() -> None:
    revision = _revision((FERRIES,), (PIERS,))
    assert [one.statement.content[0].text for one in revision.removed] == [FERRIES.content]
    assert [one.statement.content[0].text for one in revision.added] == [PIERS.content]
    assert revision.changed == ()


def test_changed_words_of_a_quotation_are_told_word_by_word() -> None:
    later = Said("“We cannot run all ferries on good will,”")
    (changed,) = _revision((FERRIES, PIERS), (PIERS, later)).changed
    assert _marked(changed) == "“We cannot run {+all+} ferries on good will [-alone-] ”"
    assert not changed.is_speaker_changed


def test_short_statements_are_not_one_for_their_quotation_marks() -> None:
    revision = _revision((Said("“Nobody was asked,”"),), (Said("“Nobody minds,”"),))
    assert len(revision.removed) == len(revision.added) == 1


def test_a_quotation_that_is_moved_or_interrupted_elsewhere_keeps_its_words() -> None:
    assert _is_empty(_revision((FERRIES, PIERS), (PIERS, FERRIES)))


def test_no_difference_holds_what_stands_between_two_parts() -> None:
    before = Said("“We cannot run ferries, | and nobody should ask us to,”")
    after = Said("“We cannot run boats, | and nobody must ask us to,”")
    (changed,) = _revision((before,), (after,)).changed
    assert _marked(changed) == (
        "“We cannot run [-ferries-] {+boats+} and nobody [-should-] {+must+} ask us to,”"
    )
    for one in changed.words:
        for span in (one.before, one.after):
            assert span is None or "said" not in span.text


def test_marks_of_another_make_are_no_change() -> None:
    straight = Said(FERRIES.content.replace("“", '"').replace("”", '"').replace(",", "."))
    assert _is_empty(_revision((FERRIES,), (straight,)))


def test_marks_that_are_gone_are_a_change() -> None:
    (changed,) = _revision((FERRIES,), (Said("We cannot run ferries on good will alone,"),)).changed
    assert _marked(changed) == "[-“-] We cannot run ferries on good will alone [-”-]"


def test_words_given_to_another_speaker_are_told() -> None:
    other = Said(FERRIES.content, "Wren", "Tobias Wren")
    (changed,) = _revision((FERRIES,), (other,)).changed
    assert changed.is_speaker_changed
    assert changed.words == ()


def test_a_name_that_was_corrected_is_told_where_only_the_source_stays() -> None:
    first = Said(FERRIES.content, "the mayor", "Dana Calloway")
    second = Said(FERRIES.content, "the mayor", "Diana Calloway")
    (changed,) = _revision((first,), (second,)).changed
    assert changed.is_speaker_changed


def test_a_speaker_told_by_other_words_is_the_same() -> None:
    other = Said(FERRIES.content, "she", "Dana Calloway")
    assert _is_empty(_revision((FERRIES,), (other,)))


def test_a_day_that_was_corrected_is_told() -> None:
    tuesday = Said(FERRIES.content, day="Tuesday", value="2026-02-24")
    monday = Said(FERRIES.content, day="Monday", value="2026-02-23")
    (changed,) = _revision((tuesday,), (monday,)).changed
    assert changed.is_date_changed
    counted_anew = Said(FERRIES.content, day="Tuesday", value="2026-03-03")
    assert _is_empty(_revision((tuesday,), (counted_anew,)))


@pytest.mark.parametrize("missing", [0, 1])
def test_what_only_the_reader_did_not_see_is_no_change_of_the_outlet(missing: int) -> None:
    unread = Said(FERRIES.content, is_read=False)
    sides = [(PIERS, FERRIES), (PIERS, FERRIES)]
    sides[missing] = (PIERS, unread)
    assert _is_empty(_revision(*sides))


def test_the_same_words_said_twice_pair_one_to_one() -> None:
    revision = _revision((FERRIES, FERRIES, PIERS), (FERRIES, PIERS))
    assert _is_empty(revision)  # they still stand in the text


def test_spans_belong_to_their_own_version() -> None:
    history = article_history([version(1, FERRIES), version(2, Said("“We cannot run ferries,”"))])
    old, new = (one.article for one in history.versions)
    (changed,) = history.revisions[0].changed
    for one in changed.words:
        if one.before:
            one.before.verify(old.text)
        if one.after:
            one.after.verify(new.text)


_WORDS = ("we", "can", "run", "the", "ferry", "no", "—", "|")
_WORDING = st.lists(st.sampled_from(_WORDS), max_size=12)


@given(_WORDING, _WORDING)
def test_differences_hold_every_word_of_both_once_and_in_order(
    before: list[str], after: list[str]
) -> None:
    first = version(1, Said(" ".join(["so", *before, "it is said"])))
    second = version(2, Said(" ".join(["so", *after, "it is said"])))
    (revision,) = article_history([first, second]).revisions
    for changed in revision.changed:
        if not changed.words:
            continue
        for side, found in (("before", changed.before), ("after", changed.after)):
            spans = [span for one in changed.words if (span := getattr(one, side))]
            assert spans == sorted(spans)
            words = [w for span in spans for w in re.findall(r"\w+|[^\w\s]", span.text)]
            text = found.article.text
            assert words == [text[w.start : w.end] for w in words_of(found.statement.content)]


def test_statements_take_time_that_grows_with_their_number() -> None:
    def compare(number: int) -> None:
        many = [Said(f"“The {n} ferries run as they did in {n + 1},”") for n in range(number)]
        other = [Said(f"“The {n} boats ran as they did in {n + 2},”") for n in range(number)]
        assert _revision(tuple(many), tuple(other)).changed

    assert_grows_no_faster_than_sorting(lambda number: number, compare, 50)


def test_a_long_statement_takes_time_that_grows_with_its_length() -> None:
    def compare(number: int) -> None:
        long = Said("“" + "no and " * number + ",”")
        assert _revision((long,), (Said("“" + "and no " * (number + 1_000) + ",”"),))

    assert_grows_no_faster_than_sorting(lambda number: number, compare, 4_000)
