"""Made lists of quotations, each with its speaker beside it and no verb between.

Reactions to a ruling, letters, answers of readers: news prints lists of quotations, each signed
with a dash or led by a name and a colon. The corpus holds few of them, and where the breaks of such
a list are lost, only its form tells whose words are whose. So lists are made of the quotations and
the sources that the corpus annotates; no label is guessed, though the speakers are drawn.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution

Part = tuple[str, str]
"""A role, empty where it has none, and the words."""

_NAMED: Final = re.compile(
    r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|of|de|van|al|bin))* [A-Z][\w.’-]*\w"
    r"(?:, [^\n“”\"]{3,60}\w)?"
)
_OWNING: Final = ("’s", "'s")
_MARKS: Final = frozenset('“”"')
_SHORTEST: Final = 4
_LONGEST: Final = 60
_FEWEST: Final = 3
_MOST: Final = 16
_DASHES: Final = ("—", "–", "-", "--", "―")
_NUMBERED_SHARE: Final = 0.15
_OWN_LINE_SHARE: Final = 0.2
_FORMS: Final = {"signed": 0.45, "led": 0.35, "said": 0.2}


@dataclass(frozen=True, slots=True)
class QuotationStock:
    """Quotations with their marks, and names to sign them with."""

    quotations: tuple[str, ...]
    speakers: tuple[str, ...]


def quotation_stock(articles: Sequence[GoldArticle]) -> QuotationStock:
    """Collect the whole quotations and the named sources of annotated articles."""
    quotations: list[str] = []
    speakers: list[str] = []
    for article in articles:
        for attribution in article.attributions:
            contents = [article.text[start:end] for start, end in attribution.content]
            sources = [article.text[start:end] for start, end in attribution.source]
            quotations += [c for c in contents[:1] if len(contents) == 1 and _is_whole(c)]
            speakers += [s for s in sources[:1] if _NAMED.fullmatch(s) and not s.endswith(_OWNING)]
    return QuotationStock(tuple(quotations), tuple(speakers))


def make_lists(stock: QuotationStock, count: int, rng: random.Random) -> list[GoldArticle]:
    """Make ``count`` lists, a quotation and its speaker a paragraph."""
    return [_make_list(stock, f"list {number}", rng) for number in range(count)]


def _is_whole(content: str) -> bool:
    """Tell whether a content is one quotation, its marks the first and the last character."""
    if len(content) < 2 or content[0] not in _MARKS or content[-1] not in _MARKS:
        return False
    within = content[1:-1]
    if "\n" in within or _MARKS & set(within):
        return False
    return _SHORTEST <= len(within.split()) <= _LONGEST


def _make_list(stock: QuotationStock, name: str, rng: random.Random) -> GoldArticle:
    """Make one list; its entries have one form."""
    form = rng.choices(list(_FORMS), list(_FORMS.values()))[0]
    dash = rng.choice(_DASHES)
    gap = "\n" if rng.random() < _OWN_LINE_SHARE else " "
    is_numbered = rng.random() < _NUMBERED_SHARE
    text = ""
    attributions = []
    for number in range(1, rng.randint(_FEWEST, _MOST) + 1):
        quotation = rng.choice(stock.quotations)
        speaker = rng.choice(stock.speakers)
        parts: list[Part] = [("", f"{number}. ")] if is_numbered else []
        if form == "signed":
            signed = _closed(quotation, ".")
            parts += [("content", signed), ("", gap), ("cue", dash), ("", " "), ("source", speaker)]
        elif form == "led":
            parts += [("source", speaker), ("cue", ":"), ("", " ")]
            parts += [("content", _closed(quotation, "."))]
        else:
            parts += [("content", _closed(quotation, ",")), ("", " "), ("cue", "said"), ("", " ")]
            parts += [("source", speaker), ("", ".")]
        attributions.append(_entry(len(text), parts))
        text += "".join(words for _, words in parts) + "\n"
    return GoldArticle(name, text, tuple(attributions), ())


def _closed(quotation: str, stop: str) -> str:
    """Return a quotation with ``stop`` before its last mark, in place of a comma or full stop."""
    within, mark = quotation[:-1], quotation[-1]
    if within[-1] in "?!":
        return quotation
    return within.rstrip(",.") + stop + mark


def _entry(start: int, parts: Sequence[Part]) -> GoldAttribution:
    """Return the attribution of an entry whose first part stands at ``start``."""
    found = {}
    for role, words in parts:
        found[role] = (start, start + len(words))
        start += len(words)
    return GoldAttribution((found["source"],), (found["cue"],), (found["content"],))
