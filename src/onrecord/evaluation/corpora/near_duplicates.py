"""Articles with known copies: those of McCormick's MinHash tutorial, and some made of others.

The made ones are cut, reordered, edited and added to by rule, from the articles of a part of
PolNeAR, with a fixed seed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput

_SEED: Final = 7
_WORD: Final = re.compile(r"\w+")
_PARAGRAPH: Final = re.compile(r"\n+")
# Shorter articles are left as they are: there is nothing to cut.
_LEAST_PARAGRAPHS: Final = 6
# An article that shares so much of its runs of five words with an earlier one has a copy in the
# corpus itself, and is left out.
_OWN_COPY: Final = 0.25
_RUN: Final = 5
# One word in so many is changed by an edit.
_EDITED: Final = 12
# Of another article's paragraphs at most one in so many is added.
_OF_OTHER: Final = 5


@dataclass(frozen=True, slots=True)
class CopiedText:
    """A text, and what it is made of.

    Attributes:
        name: its name.
        text: the text.
        origin: what its copies are known by: they have the same.
        kind: how it was made; None of an original.
    """

    name: str
    text: str
    origin: str
    kind: str | None = None


def read_tutorial(folder: Path) -> list[CopiedText]:
    """Read the largest set of the tutorial's that is there with its texts.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: there is none, or a line is not as it should be.
    """
    sets = [path for path in folder.rglob("*.train") if path.with_suffix(".truth").is_file()]
    if not sets:
        raise MalformedInput(f"{folder} holds no pairs of .train and .truth")
    path = max(sets, key=lambda one: one.stat().st_size)
    try:
        texts = [line.split(" ", 1) for line in path.read_text("utf-8").splitlines()]
        pairs = path.with_suffix(".truth").read_text("utf-8").splitlines()
        origins = {second: first for first, second in map(str.split, pairs)}
        return [CopiedText(name, text, origins.get(name, name)) for name, text in texts]
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    except ValueError as error:
        raise MalformedInput(f"{path} or its truth has a line without two parts") from error


def make_copies(folder: Path) -> list[CopiedText]:
    """Return the articles of a part of PolNeAR, and after them copies made of every second one.

    Raises:
        UnreadableInput: a file cannot be read.
        MalformedInput: there are no texts.
    """
    try:
        read = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("text/*.txt"))}
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{folder} cannot be read: {error}") from error
    if not read:
        raise MalformedInput(f"{folder} holds no text/*.txt")
    texts = _without_own_copies(read)
    random = Random(_SEED)
    originals = [CopiedText(name, text, name) for name, text in texts.items()]
    return [*originals, *_made(list(texts.items()), random)]


def _made(texts: Sequence[tuple[str, str]], random: Random) -> Iterator[CopiedText]:
    kinds = list(_MAKERS)
    for number, (name, text) in enumerate(texts[::2]):
        paragraphs = _paragraphs(text)
        if len(paragraphs) < _LEAST_PARAGRAPHS:
            continue
        for kind in (kinds[number % len(kinds)], kinds[(number + 3) % len(kinds)]):
            other = _paragraphs(texts[random.randrange(len(texts))][1])
            made = _MAKERS[kind](paragraphs, other, random)
            yield CopiedText(f"{name} {kind}", "\n\n".join(made), name, kind)


def _cut(paragraphs: Sequence[str], _: Sequence[str], random: Random) -> list[str]:
    return list(paragraphs[: max(3, int(len(paragraphs) * random.uniform(0.3, 0.7)))])


def _thinned(paragraphs: Sequence[str], _: Sequence[str], random: Random) -> list[str]:
    kept = sorted(random.sample(range(len(paragraphs)), max(3, len(paragraphs) // 2)))
    return [paragraphs[one] for one in kept]


def _reordered(paragraphs: Sequence[str], _: Sequence[str], random: Random) -> list[str]:
    return random.sample(list(paragraphs), len(paragraphs))


def _edited(paragraphs: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    words = _WORD.findall(" ".join(other)) or ["so"]

    def changed(match: re.Match[str]) -> str:
        return random.choice(words) if random.randrange(_EDITED) == 0 else match[0]

    return [_WORD.sub(changed, one) for one in paragraphs]


def _added(paragraphs: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    made = list(paragraphs)
    # Few of the other's: a text that holds much of two would be a copy of both.
    for one in other[: max(1, min(len(paragraphs) // 2, len(other) // _OF_OTHER))]:
        made.insert(random.randrange(len(made) + 1), one)
    return made


def _all_of_it(paragraphs: Sequence[str], other: Sequence[str], random: Random) -> list[str]:
    cut = _cut(paragraphs, other, random)
    return _added(_edited(_reordered(cut, other, random), other, random), other, random)


_Maker = Callable[[Sequence[str], Sequence[str], Random], list[str]]
_MAKERS: Final[Mapping[str, _Maker]] = {
    "cut": _cut,
    "paragraphs left out": _thinned,
    "reordered": _reordered,
    "one word in 12 changed": _edited,
    "paragraphs added": _added,
    "all of these": _all_of_it,
}


def _without_own_copies(read: Mapping[str, str]) -> dict[str, str]:
    """Leave out what the corpus has twice: counted over all runs, with no sketch or threshold."""
    having: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    kept: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for name, text in read.items():
        words = [word.casefold() for word in _WORD.findall(text)]
        runs = set(zip(*(words[at:] for at in range(_RUN)), strict=False))
        shared = Counter(other for run in runs for other in having[run])
        sizes[name] = len(runs)
        if any(n > _OWN_COPY * min(len(runs), sizes[other]) for other, n in shared.items()):
            continue
        kept[name] = text
        for run in runs:
            having[run].append(name)
    return kept


def _paragraphs(text: str) -> list[str]:
    return [one for one in _PARAGRAPH.split(text) if one.strip()]
