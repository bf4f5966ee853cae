"""Where sentences end. Linear in the length of the text; a line break always ends one."""

import re
from typing import Final

from onrecord.schema.annotation import Offsets

# A run of marks is looked at once, from its beginning and as a whole: else a page of full stops
# takes time that grows with the square of its length.
_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]{0,3}(?=\s|$)|[.!?][\"”’]{0,2}(?=[A-Z“])")
# A word that was hyphenated at a line end goes on in the next line.
_LINE: Final = re.compile(r"(?:[^\n]++|(?<=[a-z]-)\n(?=[a-z]))+")
_ABBREVIATIONS: Final = frozenset(
    "mr mrs ms dr prof rev hon sen sens rep reps gov govs gen col lt maj sgt capt cmdr adm pres "
    "del ald supt atty st ste mt ft no nos vs inc corp co ltd llc jr sr jan feb mar apr jun jul "
    "aug sep sept oct nov dec mon tue wed thu fri calif fla ill mass mich minn ariz colo conn ga "
    "ky la md va wis wash tenn tex ore okla nev neb mo miss ala ark kan ind del d.c u.s u.k u.n "
    "e.g i.e a.m p.m".split()
)
# These end a sentence as often as not: the next word decides, so they are no abbreviations here.
_LAST_WORD: Final = re.compile(r"[^\s(\[\"“‘—-]+$")
_LONGEST_WORD: Final = 40


def split_sentences(text: str) -> tuple[Offsets, ...]:
    """Return the extents of the sentences of ``text``, in order, without blank edges."""
    sentences: list[Offsets] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, match.start(), match.end()):
                _append(sentences, text, start, match.end())
                start = match.end()
        _append(sentences, text, start, line.end())
    return tuple(sentences)


def _append(sentences: list[Offsets], text: str, start: int, end: int) -> None:
    inner = text[start:end]
    begin = start + len(inner) - len(inner.lstrip())
    finish = start + len(inner.rstrip())
    if begin < finish:
        sentences.append((begin, finish))


def _ends_sentence(text: str, mark: int, end: int) -> bool:
    following = text[end : end + _LONGEST_WORD].lstrip()
    if following and following[0].islower():
        return False
    if text[mark] != "." or end - mark > 1:
        return True
    word = _LAST_WORD.search(text, max(0, mark - _LONGEST_WORD), mark)
    if word is None:
        return True
    last = word[0]
    if len(last) == 1 and last.isupper():
        return False
    return last.lower() not in _ABBREVIATIONS
