"""Which noise an article gets in an epoch, and headings to run into it."""

import random
import re
from pathlib import Path
from typing import Final

from onrecord.evaluation.perturbations import (
    Edit,
    british_quotes,
    capital_lead,
    curly_quotes,
    hard_spaces,
    html_leftovers,
    hyphenated_lines,
    joined_paragraphs,
    lost_full_stops,
    lost_spaces,
    run_in_headings,
    single_breaks,
    straight_quotes,
)

# Shares of the articles that get each kind of noise in an epoch; set by hand so that a fifth
# of the articles stays as published.
_HEADINGS_SHARE: Final = 0.4
_STRAIGHT_SHARE: Final = 0.12
_CURLY_SHARE: Final = 0.08
_BRITISH_SHARE: Final = 0.14
_LEFTOVERS_SHARE: Final = 0.04
_JOINED_SHARE: Final = 0.4
_SINGLE_BREAK_SHARE: Final = 0.08
_LOST_SPACE_SHARE: Final = 0.06
_UPPER_LEAD_SHARE: Final = 0.06
_LOST_STOPS_SHARE: Final = 0.06
_HYPHENATED_SHARE: Final = 0.08
_HARD_SPACES_SHARE: Final = 0.02
# Least and most of the breaks that are lost in an article whose paragraphs are joined.
_JOINED_BREAKS: Final = (0.3, 1.0)


def draw_noise(text: str, headings: list[str], rng: random.Random) -> list[Edit]:
    """Return the edits that ``rng`` draws for an article.

    Args:
        text: the article.
        headings: headings and titles of other articles to draw from.
        rng: decides everything; the same state gives the same edits.
    """
    edits: list[Edit] = []
    if rng.random() < _HEADINGS_SHARE:
        edits += run_in_headings(text, rng, headings)
    marks = (
        (_STRAIGHT_SHARE, straight_quotes),
        (_CURLY_SHARE, curly_quotes),
        (_BRITISH_SHARE, british_quotes),
        (_LEFTOVERS_SHARE, html_leftovers),
    )
    breaks = ((_JOINED_SHARE, _some_joined), (_SINGLE_BREAK_SHARE, single_breaks))
    for choices in (marks, breaks):
        draw = rng.random()
        for share, perturbation in choices:
            if 0 <= draw < share:
                edits += perturbation(text, rng)
            draw -= share
    alone = (
        (_LOST_SPACE_SHARE, lost_spaces),
        (_UPPER_LEAD_SHARE, capital_lead),
        (_LOST_STOPS_SHARE, lost_full_stops),
        (_HYPHENATED_SHARE, hyphenated_lines),
        (_HARD_SPACES_SHARE, hard_spaces),
    )
    for share, perturbation in alone:
        if rng.random() < share:
            edits += perturbation(text, rng)
    return edits


def _some_joined(text: str, rng: random.Random) -> list[Edit]:
    """Join few, many or all of the paragraphs."""
    return joined_paragraphs(text, rng, rng.uniform(*_JOINED_BREAKS))


def heading_stock(titles: list[str], texts: list[str]) -> list[str]:
    """Make headings of article titles: as they are, and in sentence case.

    Words keep their capitals in sentence case where the texts use them with capitals only.
    """
    lowered = {word for text in texts for word in re.findall(r"\b[a-z’'-]+\b", text)}
    stock = []
    for title in titles:
        words = title.split()[:10]
        if len(words) < 2:
            continue
        stock.append(" ".join(words))
        cased = [word.lower() if word.lower() in lowered else word for word in words]
        stock.append(" ".join([words[0], *cased[1:]]))
        if len(cased) > 4:
            stock.append(" ".join([words[0], *cased[1:3]]))
    return stock


def section_headings(folder: Path) -> list[str]:
    """Return the section headings that GUM marks in its documents (CoNLL-U)."""
    found = []
    for path in sorted(folder.glob("*.conllu")):
        in_heading = False
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newpar"):
                in_heading = line.startswith("# newpar_block = head")
            elif in_heading and line.startswith("# text = "):
                words = line.removeprefix("# text = ").rstrip(" .:").split()
                if words and words[0][:1].isalpha() and len(words) < 10:
                    found.append(" ".join(words))
                in_heading = False
    return found
