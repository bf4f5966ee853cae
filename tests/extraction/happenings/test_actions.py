"""From marked sentences to actions: who does what to whom, and whether."""

import pytest

from tests.extraction.happenings.scenes import actions_of, told

MENON, RUIZ = "Ravi Menon", "Dana Ruiz"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{O:Calder Police} arrested {P:Ravi Menon} on Monday.",
            ("COERCE", "Calder Police", MENON, "occurred"),
        ),
        (
            "{P:Ravi Menon} was arrested by {O:Calder Police} on Monday.",
            ("COERCE", "Calder Police", MENON, "occurred"),
        ),
        ("{P:Ravi Menon} was arrested on Monday.", ("COERCE", None, MENON, "occurred")),
        (
            "The arrest of {P:Ravi Menon} by {O:Calder Police} drew crowds.",
            ("COERCE", "Calder Police", MENON, "occurred"),
        ),
        (
            "{O:Calder Police}’s arrest of {P:Ravi Menon} drew crowds.",
            ("COERCE", "Calder Police", MENON, "occurred"),
        ),
        ("{P:Ravi Menon}’s arrest drew crowds.", ("COERCE", None, MENON, "occurred")),
        ("{P:Dana Ruiz} endorsed {P:Ravi Menon}.", ("SUPPORT", RUIZ, MENON, "occurred")),
        (
            "{P:Dana Ruiz}, who lives in {L:Calder}, has endorsed {P:Ravi Menon}.",
            ("SUPPORT", RUIZ, MENON, "occurred"),
        ),
        (
            "{P:Dana Ruiz} won the endorsement of the {O:Transit Union}.",
            ("SUPPORT", "Transit Union", RUIZ, "occurred"),
        ),
        (
            "{O:Port Calder} filed a second lawsuit against {O:Lakeland Rail}.",
            ("ACCUSE", "Port Calder", "Lakeland Rail", "occurred"),
        ),
        (
            "{O:Lakeland Rail} donated $2 million to {O:Port Calder}.",
            ("AID", "Lakeland Rail", "Port Calder", "occurred"),
        ),
        (
            "{O:Port Calder} raised $2 million from {O:Lakeland Rail}.",
            ("AID", "Lakeland Rail", "Port Calder", "occurred"),
        ),
        (
            "{P:Dana Ruiz} urged {P:Ravi Menon} to open the yard.",
            ("REQUEST", RUIZ, MENON, "occurred"),
        ),
        (
            "{P:Ravi Menon} was urged by {P:Dana Ruiz} to open the yard.",
            ("REQUEST", RUIZ, MENON, "occurred"),
        ),
        (
            "{P:Dana Ruiz} refused to endorse {P:Ravi Menon}.",
            ("REJECT", RUIZ, MENON, "occurred"),
        ),
        (
            "{P:Dana Ruiz}, a longtime supporter of {P:Ravi Menon}, left early.",
            ("SUPPORT", RUIZ, MENON, "occurred"),
        ),
        ("{P:Dana Ruiz} fired {P:Ravi Menon}.", ("SANCTION", RUIZ, MENON, "occurred")),
        (
            "{P:Dana Ruiz} appointed {P:Ravi Menon} as harbor master.",
            ("SUPPORT", RUIZ, MENON, "occurred"),
        ),
        ("{P:Dana Ruiz} resigned on Monday.", ("YIELD", RUIZ, None, "occurred")),
        (
            "{P:Dana Ruiz} criticized him for endorsing {P:Ravi Menon}, then met "
            "{O:Port Calder} and sued {O:Lakeland Rail}.",
            ("ACCUSE", RUIZ, "Lakeland Rail", "occurred"),
        ),
    ],
)
def test_position_tells_who_acts_and_on_whom(
    text: str, expected: tuple[str, str | None, str | None, str]
) -> None:
    assert expected in [told(action) for action in actions_of(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("{P:Dana Ruiz} has not endorsed {P:Ravi Menon}.", "denied"),
        ("{P:Dana Ruiz} will endorse {P:Ravi Menon} in May.", "planned"),
        ("{P:Dana Ruiz} plans to sue {O:Lakeland Rail}.", "planned"),
        ("{P:Dana Ruiz} threatened to sue {O:Lakeland Rail}.", "threatened"),
        ("{P:Dana Ruiz} might sue {O:Lakeland Rail}.", "hypothetical"),
        ("If {P:Dana Ruiz} sued {O:Lakeland Rail}, the yard would close.", "hypothetical"),
        ("{P:Dana Ruiz} said she would sue {O:Lakeland Rail}.", "planned"),
    ],
)
def test_the_words_before_tell_whether_it_happened(text: str, status: str) -> None:
    statuses = {action.status for action in actions_of(text)}
    assert statuses <= {status}
    assert "occurred" not in statuses


@pytest.mark.parametrize(
    "text",
    [
        "{H:Did {P:Dana Ruiz} sue {O:Lakeland Rail}?}",
        "{P:Dana Ruiz} was asked whether she sued {O:Lakeland Rail}.",
        "{P:Dana Ruiz} wants to sue {O:Lakeland Rail}.",
        "{P:Dana Ruiz} criticized {P:Ravi Menon}.",
        "{P:Dana Ruiz} said {P:Ravi Menon} was late.",
        "{P:Dana Ruiz} met {P:Ravi Menon} in {L:Calder}.",
        "{P:Dana Ruiz} released the papers of {P:Ravi Menon}.",
        "Polls show that 40 percent of voters support {P:Ravi Menon}.",
        "{P:Dana Ruiz} fired back.",
        "{P:Dana Ruiz} endorsed {P:Ravi Menon}’s approach.",
        "{P:Dana Ruiz} clashed with {P:Ravi Menon} over rents.",
        "{P:Dana Ruiz} struck a friendly note with {P:Ravi Menon}.",
    ],
)
def test_what_is_asked_wanted_or_only_said_is_no_action(text: str) -> None:
    assert actions_of(text) == []


def test_an_action_has_root_mode_context_and_cameo_code() -> None:
    (action,) = actions_of("{O:Calder Police} detained {P:Ravi Menon} on Monday.")
    assert (action.kind, action.mode, action.contexts, action.cameo) == (
        "COERCE",
        "arrest",
        ("legal",),
        "17",
    )


def test_the_date_of_an_action_is_the_one_beside_it() -> None:
    (action,) = actions_of("{O:Calder Police} arrested {P:Ravi Menon} on September 16.")
    assert action.happened_on is not None
    assert action.happened_on.value == "2025-09-16"


@pytest.mark.parametrize(
    "text",
    [
        "{P:Dana Ruiz}, the former clerk who lost in 2012, endorsed {P:Ravi Menon}.",
        "By September 16 {O:Calder Police} had arrested {P:Ravi Menon}.",
    ],
)
def test_a_date_of_something_else_dates_no_action(text: str) -> None:
    assert [action.happened_on for action in actions_of(text)] == [None]


def test_an_action_told_twice_is_one_with_more_evidence() -> None:
    (action,) = actions_of(
        "{P:Dana Ruiz} endorsed {P:Ravi Menon}. It rained. {P:Ruiz} endorsed {P:Menon} early."
    )
    assert len(action.evidence) == 2


def test_an_action_within_a_statement_is_told_by_it() -> None:
    (action,) = actions_of(
        "{S:{P:Dana Ruiz}} {C:said} {Q:{O:Calder Police} arrested {P:Ravi Menon}}."
    )
    assert action.told_by is not None


def test_a_victory_in_an_election_is_of_no_plover_root() -> None:
    (action,) = actions_of("{P:Dana Ruiz}’s mayoral election victory surprised {L:Calder}.")
    assert (action.kind, action.mode, action.cameo) == ("ELECTION", "victory", None)
    assert told(action)[1:] == (RUIZ, None, "occurred")


def test_all_words_of_an_action_are_slices_of_the_text() -> None:
    text = "Early on Monday {O:Calder Police} arrested {P:Ravi Menon} in {L:Calder}."
    (action,) = actions_of(text)
    plain = "Early on Monday Calder Police arrested Ravi Menon in Calder."
    for span in (*action.evidence, action.trigger):
        span.verify(plain)


@pytest.mark.parametrize(
    "text",
    [
        "{P:Ravi Menon} has dropped out of the top three of the ranking.",
        "the league For Support of {O:Harbour Science} met in {L:Calder}.",
    ],
)
def test_words_of_another_sense_tell_no_action(text: str) -> None:
    assert actions_of(text) == []


def test_what_is_called_for_is_not_done_though_a_title_has_a_stop() -> None:
    (fired,) = actions_of("They cheered Mr. {P:Ravi Menon}’s ouster.")
    assert fired.status == "occurred"
    assert actions_of("They have called for Mr. {P:Ravi Menon}’s ouster.") == []


def test_what_nobody_expects_is_not_planned() -> None:
    (backed,) = actions_of("{P:Dana Ruiz} is not expected to endorse {P:Ravi Menon}.")
    assert backed.status == "denied"
    (backed,) = actions_of("{P:Dana Ruiz} is expected to endorse {P:Ravi Menon}.")
    assert backed.status == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "As for {P:Dana Ruiz}’s supporters, {P:Ravi Menon} said they were tired.",
        "{O:Calder Ferry} paid {O:Lobby House} to lobby the council.",
        "Of them 52 percent who said they liked {P:Dana Ruiz} now support {P:Ravi Menon}.",
        "Critics spread rumors that {P:Dana Ruiz} endorsed {P:Ravi Menon}.",
        "The crowd booed when {P:Ravi Menon} came in.",
    ],
)
def test_what_only_stands_near_is_no_deed(text: str) -> None:
    assert actions_of(text) == []


def test_the_day_of_another_clause_is_not_that_of_a_deed() -> None:
    (deed,) = actions_of(
        "{P:Ravi Menon}, who endorsed {P:Dana Ruiz} and is to speak on Thursday, left."
    )
    assert deed.happened_on is None


def test_what_somebody_will_go_on_doing_is_planned() -> None:
    (deed,) = actions_of("{P:Ravi Menon} will continue to support {P:Dana Ruiz}.")
    assert deed.status == "planned"
