"""What real feeds do to a text, as edits that carry annotated offsets along.

Each perturbation is a function from a text and a source of chance to edits; the same state of the
source gives the same edits. The reader is measured on perturbed texts, and trained with them.
"""

import html
import random
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

Offsets = tuple[int, int]

_SENTENCE_GAP: Final = re.compile(r"(?<=[a-z][.!?”\"]) (?=[A-Z“\"])")
_PARAGRAPH_BREAK: Final = re.compile(r"\n\s*(?=\S)")
_PARAGRAPH_START: Final = re.compile(r"(?:\A|\n\s*)(?=[A-Z\"“])")
_WORD_RUN: Final = re.compile(r"[A-Za-z’'-]+(?: [A-Za-z’'-]+)+")
_ABBREVIATION_STOP: Final = re.compile(
    r"(?:(?<=\bMr)|(?<=\bMrs)|(?<=\bMs)|(?<=\bDr)|(?<=\bSen)|(?<=\bRep)|(?<=\bGov)|(?<=\bGen)|"
    r"(?<=\bSept)|(?<=\bOct)|(?<=\bNov)|(?<=\bDec)|(?<=\bJan)|(?<=\bFeb)|(?<=\bAug)|(?<=\bSt)|"
    r"(?<=\bJr)|(?<=\bU\.S)|(?<=\bU)|(?<=\bD\.C)|(?<=\bD)(?=\.C))\.(?=[ A-Z])"
)
_LONG_WORD: Final = re.compile(r"(?<![\w’'-])[a-z]{3}(?=[a-z]{4,}(?![\w’'-]))")
_ESCAPE: Final = re.compile(r"&(?:#\d{1,7}|[a-zA-Z]{2,8});")
_LEFTOVERS: Final = ("&nbsp;", "<br>", "<br />", "</p>", "<p>", "&#160;", "<!-- -->", "</span>")
_ESCAPED: Final = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "’": "&#8217;",
    "‘": "&#8216;",
    '"': "&quot;",
    "'": "&#39;",
    "&": "&amp;",
    "—": "&mdash;",
}

# How much of a text each perturbation touches; set by hand to what bad feeds look like.
_LOST_SPACE_SHARE: Final = 0.3
_JOINED_SHARE: Final = 0.5
_HEADING_SHARE: Final = 0.15
_HYPHENATED_SHARE: Final = 0.03
_BLANK_SHARE: Final = 0.05
_LEFTOVER_SHARE: Final = 0.3
_LONGEST_LEAD: Final = 6


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``[start, end)`` replaced by ``text``; ``is_heading`` where that is a heading."""

    start: int
    end: int
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited text, and where everything of the text before lies in it.

    Attributes:
        text: the edited text.
        headings: the headings that were run in, as offsets in it.
        replaced: for each edit in order, its characters before and after.
    """

    text: str
    headings: tuple[Offsets, ...]
    replaced: tuple[tuple[Offsets, Offsets], ...]

    def move(self, offsets: Offsets) -> Offsets:
        """Return where ``offsets`` of the text before, not empty, lie in this one.

        What begins or ends within replaced characters takes in all that they were replaced by.
        """
        start, end = offsets
        return self._place(start, 0), self._place(end - 1, 1)

    def _place(self, position: int, side: int) -> int:
        """Return where the character at ``position`` begins (side 0) or ends (side 1)."""
        number = bisect_right(self.replaced, position, key=lambda pair: pair[0][0]) - 1
        if number < 0:
            return position + side
        (_, old_end), new = self.replaced[number]
        if position < old_end:
            return new[side]
        return new[1] + position - old_end + side


Perturbation = Callable[[str, random.Random], list[Edit]]


def apply_edits(text: str, edits: Sequence[Edit]) -> Edited:
    """Apply edits in order of their place, dropping those that overlap an earlier one."""
    pieces: list[str] = []
    replaced: list[tuple[Offsets, Offsets]] = []
    headings: list[Offsets] = []
    done = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < done:
            continue
        pieces += (text[done : edit.start], edit.text)
        begin = length + edit.start - done
        length = begin + len(edit.text)
        if edit.is_heading:
            headings.append((begin, length - 1))
        done = edit.end
        replaced.append(((edit.start, edit.end), (begin, length)))
    pieces.append(text[done:])
    return Edited("".join(pieces), tuple(headings), tuple(replaced))


def straight_quotes(text: str, _: random.Random) -> list[Edit]:
    """Curly quotation marks and apostrophes become straight ones."""
    edits = [Edit(m.start(), m.end(), '"') for m in re.finditer("[“”]", text)]
    return edits + [Edit(m.start(), m.end(), "'") for m in re.finditer("[‘’]", text)]


def curly_quotes(text: str, _: random.Random) -> list[Edit]:
    """Straight double marks become curly, paragraph by paragraph, and apostrophes between letters.

    A paragraph whose marks do not pair is left as it is.
    """
    edits = [Edit(m.start(), m.end(), "’") for m in re.finditer(r"(?<=\w)'(?=\w)", text)]
    for line in re.finditer(r"[^\n]+", text):
        marks = [line.start() + m.start() for m in re.finditer('"', line[0])]
        if len(marks) % 2 == 0:
            edits += [Edit(at, at + 1, "“”"[n % 2]) for n, at in enumerate(marks)]
    return edits


def british_quotes(text: str, rng: random.Random) -> list[Edit]:
    """Double quotation marks become curly single ones, those inside them double ones."""
    marks = {"“": "‘", "”": "’", "‘": "“"}
    edits = [Edit(m.start(), m.end(), marks[m[0]]) for m in re.finditer("[“”‘]", text)]
    closing = re.finditer(r"(?<=[.,!?\w])’(?=[\s”.,?!])(?<!s’)", text)
    edits += [Edit(m.start(), m.end(), "”") for m in closing if "‘" in text[: m.start()]]
    turned = {"“": "‘", "”": "’"}
    for edit in curly_quotes(text, rng):
        if edit.text in turned:
            edits.append(Edit(edit.start, edit.end, turned[edit.text]))
    return edits


def lost_spaces(text: str, rng: random.Random) -> list[Edit]:
    """The space after a sentence is lost now and then."""
    gaps = _SENTENCE_GAP.finditer(text)
    return [Edit(m.start(), m.end(), "") for m in gaps if rng.random() < _LOST_SPACE_SHARE]


def joined_paragraphs(text: str, rng: random.Random, share: float = _JOINED_SHARE) -> list[Edit]:
    """Half of the paragraphs, or ``share`` of them, are joined to the one before by a space."""
    breaks = _PARAGRAPH_BREAK.finditer(text)
    return [Edit(m.start(), m.end(), " ") for m in breaks if rng.random() < share]


def single_breaks(text: str, _: random.Random) -> list[Edit]:
    """Blank lines between paragraphs are lost."""
    return [Edit(m.start(), m.end(), "\n") for m in re.finditer(r"\n\n+", text)]


def run_in_headings(
    text: str,
    rng: random.Random,
    stock: Sequence[str] = (),
    *,
    share: float = _HEADING_SHARE,
    made_share: float = 0.5,
) -> list[Edit]:
    """Headings are run into the sentences that they stood over.

    Args:
        text: the text.
        rng: decides which paragraphs get one, and which.
        stock: headings of other articles; without any, all are made of words of the text.
        share: share of the paragraphs that get one.
        made_share: share of them that are made though there is a stock; with 0 none of the stock
            is cut either.
    """
    edits = []
    for match in _PARAGRAPH_START.finditer(text):
        if rng.random() < share:
            heading = _draw_heading(text, match.end(), stock, made_share, rng)
            if heading:
                edits.append(Edit(match.end(), match.end(), heading + " ", is_heading=True))
    return edits


def lost_full_stops(text: str, _: random.Random) -> list[Edit]:
    """Abbreviations lose their full stops: "Sept 3", "US", "Mr Poe"."""
    return [Edit(m.start(), m.end(), "") for m in _ABBREVIATION_STOP.finditer(text)]


def hard_spaces(text: str, rng: random.Random) -> list[Edit]:
    """Some spaces become non-breaking ones."""
    spaces = re.finditer(r"(?<=\S) (?=\S)", text)
    return [Edit(m.start(), m.end(), "\xa0") for m in spaces if rng.random() < _BLANK_SHARE]


def hyphenated_lines(text: str, rng: random.Random) -> list[Edit]:
    """Some long words are cut by a hyphen and a line end, as in text taken from print."""
    words = _LONG_WORD.finditer(text)
    return [Edit(m.end(), m.end(), "-\n") for m in words if rng.random() < _HYPHENATED_SHARE]


def capital_lead(text: str, rng: random.Random) -> list[Edit]:
    """The first words are in capital letters."""
    lead = " ".join(text.lstrip().split(" ")[: rng.randint(2, _LONGEST_LEAD)])
    start = len(text) - len(text.lstrip())
    if "\n" in lead or len(lead.upper()) != len(lead):
        return []
    letters = enumerate(lead, start)
    return [Edit(i, i + 1, letter.upper()) for i, letter in letters if letter.islower()]


def html_leftovers(text: str, rng: random.Random) -> list[Edit]:
    """Marks stay escaped, and tags stay between sentences."""
    marks = re.finditer("[“”‘’\"'&—]", text)
    edits = [Edit(m.start(), m.end(), _ESCAPED[m[0]]) for m in marks]
    for match in re.finditer(rf"{_SENTENCE_GAP.pattern}|{_PARAGRAPH_BREAK.pattern}", text):
        if rng.random() < _LEFTOVER_SHARE:
            leftover = rng.choice(_LEFTOVERS)
            edits.append(Edit(match.end(), match.end(), leftover))
    return edits


def unescape_in_place(text: str) -> str:
    """Return a text with escaped characters as themselves, padded to where they stood."""
    return _ESCAPE.sub(lambda match: html.unescape(match[0]).ljust(len(match[0])), text)


def _draw_heading(
    text: str, position: int, stock: Sequence[str], made_share: float, rng: random.Random
) -> str:
    """Draw a heading of another text, or make one of words of the coming paragraphs."""
    if stock and rng.random() < 1 - made_share:
        words = rng.choice(stock).split()
        is_cut = rng.random() < 0.3 and made_share > 0
        heading = " ".join(words[: rng.randint(1, 9)]) if is_cut else " ".join(words)
    else:
        heading = _made_heading(text, position, rng)
    heading = heading.strip(" .,;:–—-")
    if not heading:
        return ""
    style = rng.random()
    if style < 0.2:
        return heading.title().replace("’S", "’s")
    if style < 0.25:
        return heading.upper()
    return heading[0].upper() + heading[1:]


def _made_heading(text: str, position: int, rng: random.Random) -> str:
    runs = _WORD_RUN.findall(text, position, position + 1500)
    if not runs:
        return ""
    words = rng.choice(runs).split()
    first = rng.randrange(len(words))
    picked = words[first : first + rng.randint(2, 7)]
    if rng.random() < 0.3:
        second = rng.choice(rng.choice(runs).split())
        picked = [*picked[:3], rng.choice(("and", "to", "in", "a", "of", "on")), second]
    return " ".join(picked)


HEADINGS_RUN_IN: Final = "headings run into sentences"

PERTURBATIONS: Final[dict[str, Perturbation]] = {
    "straight quotes": straight_quotes,
    "curly quotes": curly_quotes,
    "British quotes": british_quotes,
    "lost spaces after sentences": lost_spaces,
    "joined paragraphs": joined_paragraphs,
    "single line breaks": single_breaks,
    HEADINGS_RUN_IN: run_in_headings,
    "lost full stops of abbreviations": lost_full_stops,
    "non-breaking spaces": hard_spaces,
    "words hyphenated at line ends": hyphenated_lines,
    "a lead in capitals": capital_lead,
    "HTML leftovers": html_leftovers,
}
"""Every perturbation by the name that reports give it, in the order of reports."""
