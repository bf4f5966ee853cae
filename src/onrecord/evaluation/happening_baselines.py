"""What looking for words alone finds: the baseline of encounters, commitments and absences.

A sentence with a word of a sort is one, of the word's kind; whoever is mentioned in it takes part,
and the first one mentioned is who commits or withholds.
"""

import re
from typing import Final

from onrecord.evaluation.corpora.happenings import HappeningSort
from onrecord.evaluation.happening_matching import ToldHappening
from onrecord.schema.annotation import Offsets
from onrecord.schema.record import ArticleRecord

_WORDS: Final[dict[HappeningSort, dict[str, str]]] = {
    "encounters": {
        "meeting": r"met|meets?|meetings?|talks|summit",
        "call": r"call|called|phoned?",
        "interview": r"interview(?:s|ed)?",
        "debate": r"debates?|debated",
        "hearing": r"hearings?|testified",
        "visit": r"visit(?:s|ed)?|trip",
        "rally": r"rall(?:y|ies|ied)",
        "event": r"speech|address|event|town hall|conference|fundraiser",
    },
    "commitments": {
        "promise": r"promis\w+|vow\w*|pledg\w+",
        "threat": r"threat\w*",
        "offer": r"offer\w*",
        "plan": r"will|plans?|planned|going to|intends?",
    },
    "absences": {
        "no_response": r"declined|comment|respond|refused",
        "not_disclosed": r"details|evidence|disclosed?|released?",
        "no_agreement": r"agreement|deal|decision",
        "denial": r"den(?:y|ies|ied)",
    },
}
_PATTERNS: Final = {
    sort: re.compile(
        r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in kinds.items()) + r")\b", re.I
    )
    for sort, kinds in _WORDS.items()
}
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")


def keyword_happenings(record: ArticleRecord, sort: HappeningSort) -> list[ToldHappening]:
    """Return what looking for words finds of a sort, a sentence at a time."""
    found = []
    for sentence in _SENTENCE.finditer(record.article.text):
        word = _PATTERNS[sort].search(sentence.group())
        if word is None or word.lastgroup is None:
            continue
        parties = _mentioned(record, sentence.span())
        if sort != "encounters":
            parties = parties[:1]
        date = _date(record, sentence.span())
        found.append(ToldHappening(word.lastgroup, (sentence.span(),), parties, date))
    return found


def _mentioned(record: ArticleRecord, extent: Offsets) -> tuple[str, ...]:
    places = {entity.id for entity in record.entities if entity.type == "place"}
    inside = (m for m in record.mentions if extent[0] <= m.span.start and m.span.end <= extent[1])
    return tuple(dict.fromkeys(m.entity for m in inside if m.entity not in places))


def _date(record: ArticleRecord, extent: Offsets) -> str | None:
    inside = (d for d in record.dates if extent[0] <= d.span.start and d.span.end <= extent[1])
    return next((date.value for date in inside if date.value), None)
