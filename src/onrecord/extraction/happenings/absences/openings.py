"""What every cue of an absence begins with, so that the cues are tried at few words only."""

from collections import defaultdict
from typing import Final

# Beginnings of the first words of all cues, in lower case; one word of news in seven has one.
_BEGINNINGS: Final = """
    agreement are at avoid been bill bristl brush ca call choos chos compromis conceal contest
    could cover deadlock deal decid declin deferr deflect delet demurr den destroy did direct
    disagree disavow disclos dismiss disput distanc divid do duck e-mail elect email equivocat
    eras evad fail fell few gone had has have hedg held hesitant hid hold ignor inquir is kee kept
    lack little made message n't n’t nam negotiations never no offer on opted preferr provid
    publish push rebutt redact redirect referr refrain refus refut reject releas reluctant
    remain request said shied shrugg shying sidestep silence stall stay steer still stopp talks
    too took turn un was waver went were will with wo
"""


def _one_of(beginnings: str) -> str:
    """Return a pattern that one look at the first letter tells of most words to be none."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in beginnings.split():
        by_letter[word[0]].append(word[1:])
    tried = (f"[{one}{one.upper()}](?i:{'|'.join(rests)})" for one, rests in by_letter.items())
    return f"(?-i:{'|'.join(tried)})"


OPENING: Final = _one_of(_BEGINNINGS)
"""What every cue begins with, and some other words do."""
