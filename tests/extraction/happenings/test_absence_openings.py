"""Cues of absences are tried only where they may begin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.happenings.absences.cues import PATTERNS
from onrecord.extraction.happenings.absences.openings import OPENING

# Such a cue follows a quotation mark, which is no part of it.
WITHOUT_LEAD = {name: pattern.removeprefix('(?<=[“\\"])') for name, pattern in PATTERNS.items()}


@pytest.mark.parametrize("name", WITHOUT_LEAD)
@given(st.data())
def test_every_cue_begins_with_an_opening(name: str, data: st.DataObject) -> None:
    pattern = re.compile(rf"(?:{WITHOUT_LEAD[name]})\Z", re.IGNORECASE)
    cue = data.draw(st.from_regex(pattern, fullmatch=True))
    assert re.match(OPENING, cue, re.IGNORECASE)
