"""Noise that real feeds add to articles, with the annotated offsets carried along.

Headings that a scraper ran into the text are made here: no corpus marks them, so they are put in
front of paragraphs, and the encoder learns to tell them from the sentence that follows.
"""

import random
import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Offsets = tuple[int, int]

_PARAGRAPH_START: Final = re.compile(r"(?:\A|\n\s*\n)(?=[A-Z\"“])")
_WORD_RUN: Final = re.compile(r"[A-Za-z’'-]+(?: [A-Za-z’'-]+)+")
_SENTENCE_GAP: Final = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z])")
_LONGEST_LEAD: Final = 6

# Shares of the articles that get each kind of noise in an epoch; set by hand so that about half
# of the articles stay as published.
_HEADINGS_SHARE: Final = 0.35
_HEADING_BEFORE_PARAGRAPH: Final = 0.15
_STRAIGHT_SHARE: Final = 0.15
_CURLY_SHARE: Final = 0.1
_BRITISH_SHARE: Final = 0.05
_JOINED_SHARE: Final = 0.08
_SINGLE_BREAK_SHARE: Final = 0.1
_LOST_SPACE_SHARE: Final = 0.05
_UPPER_LEAD_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``[start, end)`` replaced by other ones."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited text; ``headings`` are offsets in it, ``move`` carries old offsets over."""

    text: str
    headings: tuple[Offsets, ...]
    old_positions: tuple[int, ...]
    shifts: tuple[int, ...]

    def move(self, offsets: Offsets) -> Offsets:
        """Return where ``offsets`` of the text before lie in this one."""
        start, end = offsets
        return self._position(start), self._position(end - 1) + 1

    def _position(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.old_positions, position)]


def apply_edits(text: str, edits: list[Edit], heading_edits: frozenset[Edit]) -> Edited:
    """Apply edits, dropping those that overlap an earlier one."""
    pieces: list[str] = []
    positions: list[int] = []
    shifts = [0]
    headings: list[Offsets] = []
    done = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < done:
            continue
        pieces += (text[done : edit.start], edit.text)
        length += edit.start - done + len(edit.text)
        if edit in heading_edits:
            headings.append((length - len(edit.text), length - 1))
        done = edit.end
        positions.append(edit.end)
        shifts.append(length - done)
    pieces.append(text[done:])
    return Edited("".join(pieces), tuple(headings), tuple(positions), tuple(shifts))


def add_noise(text: str, headings: list[str], rng: random.Random) -> Edited:
    """Return the text with the noise that ``rng`` draws for it.

    Args:
        text: an article.
        headings: headings and titles of other articles to draw from.
        rng: decides everything; the same state gives the same text.
    """
    edits: list[Edit] = []
    heading_edits: list[Edit] = []
    if rng.random() < _HEADINGS_SHARE:
        heading_edits = _run_in_headings(text, headings, rng)
    draw = rng.random()
    if draw < _STRAIGHT_SHARE:
        edits += [Edit(m.start(), m.end(), '"') for m in re.finditer("[“”]", text)]
        edits += [Edit(m.start(), m.end(), "'") for m in re.finditer("[‘’]", text)]
    elif draw < _STRAIGHT_SHARE + _CURLY_SHARE:
        edits += _curled(text)
    elif draw < _STRAIGHT_SHARE + _CURLY_SHARE + _BRITISH_SHARE and "‘" not in text:
        edits += [Edit(m.start(), m.end(), "‘") for m in re.finditer("“", text)]
        edits += [Edit(m.start(), m.end(), "’") for m in re.finditer("”", text)]
    draw = rng.random()
    if draw < _JOINED_SHARE:
        breaks = list(re.finditer(r"\n+", text.rstrip()))
        edits += [Edit(m.start(), m.end(), " ") for m in breaks if rng.random() < 0.5]
    elif draw < _JOINED_SHARE + _SINGLE_BREAK_SHARE:
        edits += [Edit(m.start(), m.end(), "\n") for m in re.finditer(r"\n\n+", text)]
    if rng.random() < _LOST_SPACE_SHARE:
        gaps = list(_SENTENCE_GAP.finditer(text))
        edits += [Edit(m.start(), m.end(), "") for m in gaps if rng.random() < 0.3]
    if rng.random() < _UPPER_LEAD_SHARE:
        lead = " ".join(text.split(" ")[: rng.randint(2, _LONGEST_LEAD)])
        if lead.upper() != lead and len(lead.upper()) == len(lead) and "\n" not in lead:
            edits += [Edit(i, i + 1, c.upper()) for i, c in enumerate(lead) if c.islower()]
    return apply_edits(text, heading_edits + edits, frozenset(heading_edits))


def _curled(text: str) -> list[Edit]:
    marks = [m.start() for m in re.finditer('"', text)]
    if len(marks) % 2:
        return []
    return [Edit(at, at + 1, "“" if n % 2 == 0 else "”") for n, at in enumerate(marks)]


def _run_in_headings(text: str, headings: list[str], rng: random.Random) -> list[Edit]:
    edits = []
    for match in _PARAGRAPH_START.finditer(text):
        if rng.random() < _HEADING_BEFORE_PARAGRAPH:
            heading = _draw_heading(text, match.end(), headings, rng)
            if heading:
                edits.append(Edit(match.end(), match.end(), heading + " "))
    return edits


def _draw_heading(text: str, position: int, headings: list[str], rng: random.Random) -> str:
    """Draw a heading of another text, or make one of words of the coming paragraphs."""
    if rng.random() < 0.5:
        words = rng.choice(headings).split()
        heading = " ".join(words[: rng.randint(1, 9)]) if rng.random() < 0.3 else " ".join(words)
    else:
        runs = _WORD_RUN.findall(text, position, position + 1500)
        if not runs:
            return ""
        words = rng.choice(runs).split()
        first = rng.randrange(len(words))
        picked = words[first : first + rng.randint(2, 7)]
        if rng.random() < 0.3:
            second = rng.choice(rng.choice(runs).split())
            picked = [*picked[:3], rng.choice(("and", "to", "in", "a", "of", "on")), second]
        heading = " ".join(picked)
    heading = heading.strip(" .,;:–—-")
    if not heading:
        return ""
    style = rng.random()
    if style < 0.2:
        return heading.title().replace("’S", "’s")
    if style < 0.25:
        return heading.upper()
    return heading[0].upper() + heading[1:]


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
