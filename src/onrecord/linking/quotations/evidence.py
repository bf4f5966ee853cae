"""How much words tell of where they come from: two common ones tell nothing.

A quotation is known again by words that few would put in the same order by chance. Those that
every sentence needs count a quarter of others. The bounds were set on the project's own invented
sentences and on made ones (`onrecord evaluate quotations`).
"""

from collections.abc import Iterable, Sequence
from typing import Final

# Words that sentences of any subject are made of, and the few verbs and nouns of all talk.
_COMMON: Final = frozenset(
    "a about after again all also always am an and another any anything are as at away back be "
    "because been before being better but by came can can't cannot come could did didn't do does "
    "doesn't doing don't done down even ever every everybody everyone everything for from get "
    "gets getting give go goes going gonna good got had has hasn't have haven't having he he'd "
    "he'll he's her here him his how i i'd i'll i'm i've if in into is isn't it it'll it's its "
    "just keep kind know let let's like little look lot lots made make makes many may maybe me "
    "mean might more most much must my need never no not nothing now of off on one only or other "
    "our out over own people put quite really right said same saw say saying says see she she'd "
    "she'll she's should so some somebody someone something sort still such sure take talk tell "
    "than thank thanks that that's the their them then there there's these they they'd they'll "
    "they're they've thing things think this those time to today told too try two up us very "
    "want wants was wasn't way we we'd we'll we're we've well went were what what's when where "
    "which who why will with won't work would wouldn't year years yes you you'd you'll you're "
    "you've your".split()
)
_COMMON_WEIGHT: Final = 0.25
# Fewer words are found in too many mouths, whatever they are.
_FEWEST_WORDS: Final = 3
# "Lock her up" tells something, "I do not know" nothing.
_LEAST_IN_SAME_WORDS: Final = 1.5
# "Guarantees are good when you have a good plan" for "... a good venture": nearly all is the same.
_LEAST_IN_NEARLY_THE_SAME: Final = 2.0
_NEARLY: Final = 0.85
_LEAST_IN_OTHER_WORDS: Final = 3.0


def weight_of(words: Iterable[str]) -> float:
    """Return how much words tell: one for each, a quarter for each common one."""
    return sum(_COMMON_WEIGHT if word in _COMMON else 1.0 for word in words)


def is_telling(words: Sequence[str], likeness: float) -> bool:
    """Whether so many words that are the same cannot well be there by chance.

    Args:
        words: the words that two wordings have in common.
        likeness: share of all words that they are, 0 to 1.
    """
    if len(words) < _FEWEST_WORDS:
        return False
    if likeness >= 1:
        least = _LEAST_IN_SAME_WORDS
    else:
        least = _LEAST_IN_NEARLY_THE_SAME if likeness >= _NEARLY else _LEAST_IN_OTHER_WORDS
    return weight_of(words) >= least
