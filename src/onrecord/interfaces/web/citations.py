"""How an entry or an article is cited: as text, for BibTeX, for Wikipedia."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from onrecord.interfaces.safe_text import flatten, shorten
from onrecord.interfaces.web.addresses import outside_address
from onrecord.interfaces.web.calendar_words import day_words, machine_day

# Characters of words in a citation: what is longer is read where it stands.
_LONGEST_WORDS: Final = 400
_LONGEST_NAME: Final = 200
_BIBTEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
# What opens templates, links, tags and signatures, and in pairs emphasis and switches: as
# character references.
_WIKI: Final = {char: f"&#{ord(char)};" for char in "&|[]{}<>~"}
_WIKI_PAIRS: Final = {"''": "&#39;&#39;", "__": "&#95;&#95;"}
_MARKS: Final = frozenset('“”"')
_BEFORE: Final = frozenset(" (—–-‘")
# What a URL may hold as it is; all else is escaped, so that no markup takes it for its own.
_IN_URL: Final = ":/?=@!,;+.-*()&#%"


@dataclass(frozen=True, slots=True)
class Citable:
    """What is cited.

    Attributes:
        id: id of the entry or the article.
        by: who says or does it, or None of an article.
        words: the words, or None of an article.
        title: title of the article.
        author: its byline, or None.
        publisher: its publisher, or None.
        published: ISO 8601 date, or None.
        url: its address, as the article states it, or None.
        address: address of the entry or article in the room.
    """

    id: str
    by: str | None
    words: str | None
    title: str
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Citations:
    """The forms of a citation."""

    text: str
    bibtex: str
    wikipedia: str


def citations(cited: Citable, seen: str) -> Citations:
    """Return a citation in all forms.

    Args:
        cited: what is cited.
        seen: ISO 8601 day on which it was seen.
    """
    return Citations(as_text(cited, seen), as_bibtex(cited, seen), as_wikipedia(cited, seen))


def as_text(cited: Citable, seen: str) -> str:
    """Return a citation as a sentence."""
    said = f"{_name(cited.by)}: “{_unquoted(cited.words)}”, in " if cited.by and cited.words else ""
    if cited.words and not cited.by:
        said = f"“{_unquoted(cited.words)}”, in "
    parts = [
        cited.author and _name(cited.author),
        f"“{_single_marks(_name(cited.title))}”",
        cited.publisher and _name(cited.publisher),
        cited.published and day_words(cited.published),
        _url(cited.url),
    ]
    told = ", ".join(part for part in parts if part)
    return f"{said}{told}. On record: {cited.address}, seen {day_words(seen)}."


def as_bibtex(cited: Citable, seen: str) -> str:
    """Return a citation as an entry for BibTeX, with the date as biblatex takes it."""
    fields = {
        "author": cited.author and f"{{{_bibtex(cited.author)}}}",
        "title": f"{{{_bibtex(cited.title)}}}",
        "howpublished": cited.publisher and _bibtex(cited.publisher),
        "date": machine_day(cited.published),
        "year": (machine_day(cited.published) or "")[:4] or None,
        "url": _url(cited.url) or cited.address,
        "urldate": seen,
        "note": _bibtex_note(cited),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + f"onrecord-{quote(cited.id, safe='')}" + ",\n" + ",\n".join(lines) + "\n}"


def as_wikipedia(cited: Citable, seen: str) -> str:
    """Return a citation in the format of Wikipedia's template "cite web"."""
    fields = {
        "url": _url(cited.url) or cited.address,
        "title": _wiki(cited.title),
        "author": cited.author and _wiki(cited.author),
        "work": cited.publisher and _wiki(cited.publisher),
        "date": machine_day(cited.published),
        "access-date": seen,
        "quote": cited.words and _wiki(_unquoted(cited.words)),
    }
    told = " ".join(f"|{name}={value}" for name, value in fields.items() if value)
    return f"<ref>{{{{cite web {told}}}}}</ref>"


def _bibtex_note(cited: Citable) -> str:
    record = f"On record: \\url{{{cited.address}}}"
    if not cited.words:
        return record
    said = f"{_bibtex(cited.by)}: " if cited.by else ""
    return f"{said}“{_bibtex(_unquoted(cited.words))}”. {record}"


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in shorten(text, _LONGEST_WORDS))


def _wiki(text: str) -> str:
    told = "".join(_WIKI.get(char, char) for char in shorten(text, _LONGEST_WORDS))
    for pair, escaped in _WIKI_PAIRS.items():
        told = told.replace(pair, escaped)
    return told


def _unquoted(words: str | None) -> str:
    """Return words without the marks around all of them, since the citation sets its own."""
    flat = shorten(words or "", _LONGEST_WORDS)
    inner = flat[1:-1]
    is_enclosed = len(flat) > 1 and flat[0] in _MARKS and flat[-1] in _MARKS
    return inner if is_enclosed and not set(inner) & _MARKS else _single_marks(flat)


def _single_marks(text: str) -> str:
    """Return words with single quotation marks in place of double ones, as within a quotation."""
    told = text.replace("“", "‘").replace("”", "’")
    return "".join(
        char if char != '"' else "‘" if place == 0 or told[place - 1] in _BEFORE else "’"
        for place, char in enumerate(told)
    )


def _name(text: str | None) -> str:
    return shorten(flatten(text or ""), _LONGEST_NAME)


def _url(url: str | None) -> str | None:
    """Return the address of an article, where it may be linked, with no mark of any markup."""
    fit = outside_address(url)
    return quote(fit, safe=_IN_URL) if fit else None
