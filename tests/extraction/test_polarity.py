import pytest

from onrecord.extraction.polarity import statement_polarity


def _polarity(marked: str) -> str:
    """Return the polarity of a statement of which ``[cue]`` and ``{content}`` are marked."""
    text, places = "", {}
    for character in marked:
        if character in "[]{}":
            places[character] = len(text)
        else:
            text += character
    cue = (places["["], places["]"]) if "[" in places else None
    return statement_polarity(text, cue, [(places["{"], places["}"])])


@pytest.mark.parametrize(
    "marked",
    [
        "Lund [said] {the plan was late}.",
        "Lund [asked] {for another month}.",
        "{“Nobody knows,”} Lund [said].",
        "Lund [refused] {the offer of the union}.",
        "{“Is it late? It is not.”}",
        "{It is late}, as everyone knows.",
    ],
)
def test_most_is_asserted(marked: str) -> None:
    assert _polarity(marked) == "asserted"


@pytest.mark.parametrize(
    "marked",
    [
        "Lund [denied] that {the plan was late}.",
        "Lund [never said] {the plan was late}.",
        "Lund [disputed] {the figures}.",
        "Lund [didn’t claim] {it was late}.",
    ],
)
def test_a_content_that_the_cue_takes_back_is_denied(marked: str) -> None:
    assert _polarity(marked) == "denied"


@pytest.mark.parametrize(
    "marked",
    [
        "Lund [asked] {whether the plan was late}.",
        "Lund [wondered], {“Is it late?”}",
        "{“Is it late?”} Lund [said].",
    ],
)
def test_a_question_is_asked(marked: str) -> None:
    assert _polarity(marked) == "asked"


@pytest.mark.parametrize(
    "marked",
    [
        "Lund [declined to say] {why it was late}.",
        "Lund [declined] {to comment on the plan}.",
        "Lund [would not elaborate] on {the plan}.",
        "Lund [did not say] {how late it was}.",
        "Lund [refused to discuss] {the plan}.",
        "Lund [had no comment] on {the plan}.",
    ],
)
def test_what_is_withheld_is_refused(marked: str) -> None:
    assert _polarity(marked) == "refused"
