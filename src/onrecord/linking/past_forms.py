"""Whether a verb stands in a form that tells of the past."""

from typing import Final

from onrecord.linking.stems import stem_of

# Past forms of common irregular verbs by what they are the past of: the verbs that promises are
# made with most.
_IRREGULAR: Final = {
    past: base
    for base, forms in {
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chose chosen",
        "come": "came",
        "cut": "cut",
        "deal": "dealt",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "fight": "fought",
        "find": "found",
        "fly": "flew flown",
        "freeze": "froze frozen",
        "give": "gave given",
        "grow": "grew grown",
        "hear": "heard",
        "hit": "hit",
        "hold": "held",
        "keep": "kept",
        "lay": "laid",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "meet": "met",
        "pay": "paid",
        "quit": "quit",
        "rebuild": "rebuilt",
        "rise": "rose risen",
        "run": "ran",
        "sell": "sold",
        "send": "sent",
        "shut": "shut",
        "speak": "spoke spoken",
        "spend": "spent",
        "split": "split",
        "stand": "stood",
        "teach": "taught",
        "throw": "threw thrown",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
    }.items()
    for past in forms.split()
}


def base_form(word: str) -> str:
    """Return a word in lower case; of an irregular past form what it is the past of."""
    return _IRREGULAR.get(word, word)


def base_stem(word: str) -> str:
    """Return the stem of a word in lower case; of an irregular past form, that of its verb."""
    return stem_of(base_form(word))


def is_past(word: str) -> bool:
    """Whether a word in lower case is, or may be, a past form."""
    return word.endswith("ed") or word in _IRREGULAR
