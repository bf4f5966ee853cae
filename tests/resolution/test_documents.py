"""For whom documents speak."""

from onrecord.resolution.documents import joint_polls
from onrecord.resolution.entities import resolve_entities
from tests.marked import marked


def _speakers(text: str) -> list[str | None]:
    resolved = resolve_entities(*marked(text))
    names = {e.id: e.name for e in resolved.entities}
    return [names.get(r.entity) if r.entity else None for r in resolved.speakers]


def test_the_report_is_the_latest_that_somebody_issued() -> None:
    assert _speakers(
        "A report by the {O:Harbour Board} came in May. {S:The report} {C:said} {Q:it rained}."
    ) == ["Harbour Board"]


def test_a_new_study_is_told_of_before_it_is_named() -> None:
    assert _speakers(
        "{S:A new study} {C:says} {Q:tides rise}.\n\nThe {O:Calder Institute} study took two years."
    ) == ["Calder Institute"]


def test_a_document_that_nobody_issued_is_told_in_its_words() -> None:
    article = marked("{O:Calder Water} closed. {S:The memo} {C:said} {Q:it rained}.")
    resolved = resolve_entities(*article)
    assert resolved.speakers[0].entity is None
    assert resolved.speakers[0].unnamed == "The memo"


def test_a_report_that_a_person_only_reads_is_not_theirs() -> None:
    assert _speakers(
        "{P:Dana Voss} report cards arrived. {S:The report} {C:said} {Q:it rained}."
    ) == [None]


def test_a_poll_of_two_outlets_has_a_name_of_its_own() -> None:
    text = "{S:The latest {O:Courier}/{O:Northline} opinion poll} {C:shows} {Q:a close race}. "
    assert _speakers(text + "{S2:The poll} {C2:found} {Q2:few were sure}.") == [
        "Courier/Northline opinion poll",
        "Courier/Northline opinion poll",
    ]


def test_joint_polls_are_found_without_their_article() -> None:
    text = "A Courier/Northline News poll, and a University of Calder/Courier survey, differ."
    assert [text[start:end] for start, end in joint_polls(text)] == [
        "Courier/Northline News poll",
        "University of Calder/Courier survey",
    ]
