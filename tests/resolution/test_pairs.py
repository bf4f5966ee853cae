"""Whom words for two people stand for."""

import pytest

from onrecord.resolution.entities import resolve_entities
from tests.marked import marked


def _of(words: str, text: str) -> set[str]:
    """Return whom words of a text stand for."""
    resolved = resolve_entities(*marked(text))
    return {mention.entity for mention in resolved.mentions if mention.span.text == words}


@pytest.mark.parametrize(
    "words", ["The two leaders", "Both men", "The mayors", "The leaders", "The men"]
)
def test_two_who_were_named_go_by_what_they_are(words: str) -> None:
    text = f"Mayor {{P:Tom Lund}} met Mr. {{P:Paul Reyes}} on Friday. {words} smiled."
    assert _of(words, text) >= {"tom-lund", "paul-reyes"}


def test_two_do_not_go_by_an_office_that_neither_holds() -> None:
    text = "Mayor {P:Tom Lund} met Mr. {P:Paul Reyes} on Friday. The officers smiled."
    assert not _of("The officers", text) & {"tom-lund", "paul-reyes"}
