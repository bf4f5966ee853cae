"""The weighted terms of the subjects, as a tree of words that a text is walked along."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

_TERMS_FILE: Final = "terms.toml"
_SHARPENING_FILE: Final = "sharpening.json"
_NOTHING: Final = "nothing"
_STEM_MARK: Final = "*"
_SHORTEST_STEM: Final = 3
# Words are few and said over and over.
_REMEMBERED: Final = 1 << 15

WEIGHTS: Final[Mapping[str, float]] = {"strong": 1.0, "fair": 0.6, "weak": 0.3}
"""What a term of each list counts."""

WORD: Final = re.compile(r"[^\W_]+")
"""A word, hyphens and apostrophes cut."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one subject.

    Attributes:
        words: as the list has it.
        subject: id of the subject.
        weight: how much it tells, above 0.
    """

    words: str
    subject: str
    weight: float


@dataclass(slots=True)
class Node:
    """A place in the tree of terms: what may follow, and what ends here.

    Attributes:
        words: what follows, by the word in lower case.
        printed: what follows, by the word as printed.
        stems: what follows, by the beginning of the word in lower case.
        longest_stem: characters of the longest of them.
        ends: whether a term, or a phrase that tells nothing, ends here.
        terms: the terms that end here, of several subjects.
    """

    words: dict[str, "Node"] = field(default_factory=dict)
    printed: dict[str, "Node"] = field(default_factory=dict)
    stems: dict[str, "Node"] = field(default_factory=dict)
    longest_stem: int = 0
    ends: bool = False
    terms: tuple[Term, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether anything may follow."""
        return bool(self.words or self.printed or self.stems)

    def after(self, printed: str) -> "list[Node]":
        """Return where a word leads, the closest reading first."""
        if not self.goes_on:
            return []
        form = printed.lower()
        found = [self.printed.get(printed), *(self.words.get(one) for one in _singulars(form))]
        if self.stems:
            longest = min(len(form), self.longest_stem)
            found += [self.stems.get(form[:n]) for n in range(longest, _SHORTEST_STEM - 1, -1)]
        return [node for node in found if node is not None]


@dataclass(frozen=True, slots=True)
class Opening:
    """What a word begins.

    Attributes:
        ending: the node of the term that is this word alone, or None.
        onward: the nodes that longer terms go on from.
    """

    ending: Node | None
    onward: tuple[Node, ...]


def listed_terms(*, sharpened: bool = True) -> Iterator[Term]:
    """Yield the terms of all subjects.

    Args:
        sharpened: whether weights are as training sharpened them, or as the lists have them.
    """
    factors = _read_json(_SHARPENING_FILE) if sharpened else {}
    for subject, lists in _read_terms().subjects.items():
        for strength, weight in WEIGHTS.items():
            for words in _split(lists.get(strength, "")):
                yield Term(words, subject, weight * factors.get(subject, {}).get(words, 1.0))


@cache
def term_tree(*, sharpened: bool = True) -> Node:
    """Return the root of the tree of all terms."""
    root = Node()
    for phrase in _split(_read_terms().nothing):
        _place(root, phrase).ends = True
    for term in listed_terms(sharpened=sharpened):
        node = _place(root, term.words)
        node.ends = True
        node.terms = (*node.terms, term)
    return root


@lru_cache(maxsize=_REMEMBERED)
def opening(printed: str, *, sharpened: bool = True) -> Opening | None:
    """Return what a word begins, or None where it begins no term."""
    nodes = term_tree(sharpened=sharpened).after(printed)
    if not nodes:
        return None
    ending = next((node for node in nodes if node.ends), None)
    return Opening(ending, tuple(node for node in nodes if node.goes_on))


def _place(root: Node, words: str) -> Node:
    node = root
    parts = words.split()
    for part in parts:
        is_stem = part.endswith(_STEM_MARK)
        cut = WORD.findall(part)
        for number, word in enumerate(cut, 1):
            if is_stem and number == len(cut):
                node.longest_stem = max(node.longest_stem, len(word.lower()))
                node = node.stems.setdefault(word.lower(), Node())
            elif word != word.lower():
                node = node.printed.setdefault(word, Node())
            else:
                node = node.words.setdefault(word, Node())
    return node


def _singulars(form: str) -> Iterator[str]:
    """Yield a word and what it may be the plural of."""
    yield form
    if form.endswith("s"):
        yield form[:-1]
        if form.endswith("es"):
            yield form[:-2]
        if form.endswith("ies"):
            yield form[:-3] + "y"


def _split(listed: str) -> list[str]:
    terms = (" ".join(term.split()) for term in listed.split(","))
    return [term for term in terms if term]


@dataclass(frozen=True, slots=True)
class _Lists:
    """The file of terms: phrases that tell nothing, and the lists of each subject by strength."""

    nothing: str
    subjects: Mapping[str, Mapping[str, str]]


@cache
def _read_terms() -> _Lists:
    file = files("onrecord.extraction.subjects").joinpath(_TERMS_FILE)
    told = tomllib.loads(file.read_text("utf-8"))
    return _Lists(told.pop(_NOTHING), told)


@cache
def _read_json(name: str) -> Mapping[str, Mapping[str, float]]:
    file = files("onrecord.extraction.subjects").joinpath(name)
    found: Mapping[str, Mapping[str, float]] = json.loads(file.read_text("utf-8"))
    return found
