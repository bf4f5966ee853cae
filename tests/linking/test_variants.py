"""A quotation as two articles print it."""

import pytest

from onrecord.linking.quotations.variants import variant_words
from onrecord.schema.stored import StoredStatement
from tests.linking.versions import Said, version


def _statement(words: str) -> StoredStatement:
    return version(1, Said(words)).statements[0]


def _marked(before: str, after: str) -> str:
    shown = []
    for one in variant_words(_statement(before), _statement(after)):
        if one.before and one.after:
            shown.append(one.after.text)
        else:
            shown.append(
                f"-{one.before.text}" if one.before else f"+{one.after and one.after.text}"
            )
    return " | ".join(shown)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("“We will open it in June,”", "We will open it in June", "We will open it in June"),
        (
            "“we will open it,”",
            "“We will, as planned, open it,”",
            "We will | +as planned | open it",
        ),
        ("“Not one ferry sank,”", "“Not one boat sank,”", "Not one | -ferry | +boat | sank"),
    ],
)
def test_variants_are_told_word_by_word(before: str, after: str, marked: str) -> None:
    assert _marked(before, after) == marked


def test_a_statement_without_end_is_not_compared() -> None:
    assert variant_words(_statement("a " * 5000), _statement("b " * 5000)) == ()
