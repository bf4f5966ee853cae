from dataclasses import replace

import pytest

from onrecord.interfaces.web.wording import verb
from tests.interfaces.web.made_book import crossing

SAID = crossing()


@pytest.mark.parametrize(
    "cue", [None, "said", "also told reporters", "according to", ":", "w" * 90]
)
def test_a_cue_of_saying_and_one_that_tells_nothing_are_said(cue: str | None) -> None:
    assert verb(replace(SAID, type="indirect", cue=cue)) == "said"


def test_what_an_article_attributes_in_other_words_is_told_in_these() -> None:
    assert verb(replace(SAID, type="indirect", cue="will  discuss,")) == "“will discuss”"


def test_a_denial_is_a_denial_whatever_its_cue() -> None:
    assert verb(replace(SAID, status="denied", cue="dismissed")) == "denied"
