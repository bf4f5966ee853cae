"""Words around a subject: what may follow it, what it cannot follow, what opens its clause."""

from typing import Final

from onrecord.extraction.happenings.clause_words import Word

# What may stand between a subject and its verb, adverbs in -ly aside.
FILLERS: Final = frozenset(
    """
    has have had is are am was were be been being will would can could may might must shall should
    do does did not never also then now later still just already both all each again once soon
    've 're 'm 's 'd 'll n't ever even so far yet instead certainly first always only therefore
    remain remains remained thus often today currently
    """.split()
)
FIRST_PERSON: Final = frozenset(["i", "we"])
THIRD_PERSON: Final = frozenset(["he", "she", "they"])
EMPTY: Final = frozenset("it there this that these those which what nothing none".split())
RELATIVES: Final = frozenset(["who", "which", "that"])
COPULAS: Final = frozenset(["is", "was", "'s"])
COORDINATORS: Final = frozenset(["and", "but", "or"])
CLOSERS: Final = {",": ",", ")": "(", "-": "-", "—": "—", "–": "–", "]": "["}
PREPOSITIONS: Final = frozenset(
    """
    of in at by for with from to on about against after before as than like into over under
    during between through among toward towards without within via per despite
    """.split()
)
POSSESSIVES: Final = frozenset("his her its their my our your".split())
ARTICLES: Final = frozenset("a an the".split())
# What hangs on a noun by these is not the subject: "a spokesman for", "a letter to".
HANGING: Final = frozenset("for to from at with of".split())
# Such a noun begins at most so many words before the preposition.
LONGEST_HOLDER: Final = 5
LONGEST_LEAD: Final = 80
# A clause begins after these, so a subject that stands before them is another's.
CLAUSE_OPENERS: Final = frozenset(
    """
    that if when because while although though unless whether since whereas until before after
    where why how said says ; : “ — (
    """.split()
)


def clause_opening(words: list[Word]) -> int:
    """Return the number of the word with which the last clause of some words begins."""
    opened = outside = 0
    for number, word in enumerate(words):
        if word.form in ("”", ")"):
            opened = outside
        elif word.form in CLAUSE_OPENERS and not is_participle(words, number + 1):
            if word.form in ("“", "("):
                outside = opened
            opened = number + 1
    return opened


def is_participle(words: list[Word], number: int) -> bool:
    """Whether a word is a participle, which opens no clause of its own: "since leaving"."""
    return (
        number < len(words) and words[number].form.endswith("ing") and not words[number].is_capital
    )


def is_filler(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb."""
    is_adverb = word.form.endswith("ly") and not word.is_capital
    return word.form in FILLERS or is_adverb


def without_insertion(words: list[Word]) -> list[Word]:
    """Return the words before an insertion that the last of them closes, or none."""
    opening = CLOSERS[words[-1].form]
    for number in range(len(words) - 2, -1, -1):
        if words[number].form == opening:
            return words[:number]
    # "..., who leads the group, plans": a comma alone ends no subject.
    return words[:-1] if opening != "," else []


def is_nominal(word: Word) -> bool:
    """Whether a word may stand in a phrase before the preposition that hangs on its noun."""
    is_other = word.form in CLAUSE_OPENERS | PREPOSITIONS | FILLERS | COORDINATORS
    is_word = word.form.replace("-", "").isalpha()
    return is_word and not is_other and not word.form.endswith(("ly", "ed", "ing"))
