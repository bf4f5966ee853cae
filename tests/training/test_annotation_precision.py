"""What readers judged of annotators' entries, not knowing whose they were."""

from onrecord.evaluation.corpora.judgements import FAILURES, read_judgements
from onrecord.evaluation.judged_entries import JUDGED_SORTS
from training.annotation_precision import (
    MAKERS,
    BlindVerdict,
    agreement,
    read_blind_verdicts,
)
from training.annotations import JUDGED_FILE


def test_verdicts_are_of_known_sorts_and_failures() -> None:
    verdicts = list(read_blind_verdicts())
    assert {one.maker for one in verdicts} == set(MAKERS)
    assert {one.sort for one in verdicts} <= set(JUDGED_SORTS)
    assert {one.failure for one in verdicts} <= {*FAILURES, None}


def test_entries_of_the_reader_and_no_others_were_judged_before() -> None:
    before = read_judgements(JUDGED_FILE)
    verdicts = list(read_blind_verdicts())
    assert all((one.maker == "reader") == (one.key in before) for one in verdicts)


def test_two_readers_agree_where_both_find_an_entry_right_or_both_wrong() -> None:
    verdicts = [
        BlindVerdict("reader", "actions", None, "a"),
        BlindVerdict("reader", "actions", "party", "b"),
        BlindVerdict("reader", "actions", "party", "c"),
        BlindVerdict("gold", "absences", "none", None),
    ]
    assert agreement(verdicts, {"a": None, "b": "date", "c": None}) == (2, 3)
