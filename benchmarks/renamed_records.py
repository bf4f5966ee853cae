"""Records of articles that nobody wrote: those of real ones, with most words changed.

The encoder reads some six articles a second on a core, so that twenty thousand are an hour. What is
done with a reading, storing it and linking its people, can be timed without it: the readings of a
few real articles are taken over, with names that are as long as theirs, so that every offset holds.
Of the words of names one in ten stays as it is in all articles, as those of a president would, four
change every two hundred articles, and five with every article.

That is harder than news. There most names in an article are of people who are in others too, and
those who share a family name grow in number more slowly than articles do (Zipf 1949; Heaps 1978).
Here a word that stays, be it a given or a family name, has another word beside it in each article:
as many bearers as articles, every one of them new.

Other words of four letters or more become, in each article, words as long of the same articles, as
often as these have them: so that articles are no copies of one another, while the vocabulary stays
what it was. Words of names and roles stay: with another office in each article nobody would be
taken for the same. One article in five has the words of an earlier one and is a copy of it.
"""

import dataclasses
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from onrecord.schema.article import Article
from onrecord.schema.record import ArticleRecord
from onrecord.schema.span import Span

# So many combinations that few made names are alike by chance.
_CONSONANTS: Final = "bcdfghjklmnpqrstvwxz"
_VOWELS: Final = "aeiouy"
_WORD: Final = re.compile(r"[A-Z][a-z]{3,}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERIOD: Final = 200
_OTHER_WORD: Final = re.compile(r"\b[a-z]{4,}\b")
_COPIED: Final = 5


@dataclass(frozen=True, slots=True)
class Renaming:
    """The words of names of a real article, as they are in one made of it.

    Attributes:
        words: those that change.
        number: of the made article, counted from 0.
        days: by how many days those that the real article tells are later in it.
    """

    words: frozenset[str]
    number: int
    days: int = 0

    def text(self, text: str) -> str:
        """Return a text with the changed words, as long as it was."""
        return _WORD.sub(lambda found: self._word(found.group()), text)

    def value(self, value: str) -> str:
        """Return a day so many days later, and any other text with the changed words."""
        if self.days and _DAY.fullmatch(value):
            return (date.fromisoformat(value) + timedelta(days=self.days)).isoformat()
        return self.text(value)

    def id(self, id: str) -> str:
        """Return the id of an entry of the made article."""
        return id[:1] + _hash(f"{id} {self.number}")[: len(id) - 1]

    def _word(self, word: str) -> str:
        if word not in self.words:
            return word
        share = int(_hash(word)[:4], 16) % 10
        if share == 0:
            return word
        turn = self.number // _PERIOD if share < 5 else self.number
        return _made_word(f"{word} {turn}", len(word))


class OtherWords:
    """The words of articles that are no names, by length, as often as they stand there."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the words of these articles."""
        self._words: defaultdict[int, list[str]] = defaultdict(list)
        for text in texts:
            for word in _OTHER_WORD.findall(text):
                self._words[len(word)].append(word)

    def text(self, real: "RealRecord", number: int, turn: int) -> str:
        """Return the text of one of the articles with these words changed, as long as it was.

        Args:
            real: the record of the article.
            number: of the article that is made.
            turn: how many were made of the same text before.
        """
        is_copy = turn > 0 and int(_hash(f"copy {number}")[:4], 16) % _COPIED == 0
        made = turn - 1 if is_copy else turn
        known = {word: word for word in real.words_of_who}

        def other(found: re.Match[str]) -> str:
            word = found.group()
            if word not in known:
                words = self._words[len(word)]
                known[word] = words[int(_hash(f"{word} {made}")[:8], 16) % len(words)]
            return known[word]

        return _OTHER_WORD.sub(other, real.record.article.text)


@dataclass(frozen=True)
class RealRecord:
    """A record that the reader made of a real article.

    Attributes:
        record: the record.
        kept: words of names that never change.
    """

    record: ArticleRecord
    kept: frozenset[str] = frozenset()

    @cached_property
    def _name_words(self) -> frozenset[str]:
        named = (entity for entity in self.record.entities if entity.type != "place")
        return frozenset(
            word
            for entity in named
            for name in entity.names
            for word in _WORD.findall(name)
            if word not in self.kept
        )

    @cached_property
    def words_of_who(self) -> frozenset[str]:
        """The words of names and roles that are no names of their own."""
        told = [
            words
            for entity in self.record.entities
            for words in (*entity.names, *(role.words.text for role in entity.roles))
        ]
        return frozenset(word for words in told for word in _OTHER_WORD.findall(words))

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(_ids_of(self.record.statements) | _ids_of(self.record.happenings))

    def renaming(self, number: int, days: int = 0) -> Renaming:
        """Return how the words change in the made article of this number."""
        return Renaming(self._name_words, number, days)

    def renamed(self, article: Article, number: int, days: int = 0) -> ArticleRecord:
        """Return the record of a made article.

        Args:
            article: the article, whose text is this one's by `renaming`.
            number: its number.
            days: by how many days it is later than the real one.
        """
        renaming = self.renaming(number, days)

        def convert(value: object) -> object:
            if isinstance(value, Span):
                return article.span(value.start, value.end)
            if isinstance(value, str):
                return renaming.id(value) if value in self._ids else renaming.value(value)
            return value

        made = _converted(replace(self.record, article=article), convert, article)
        assert isinstance(made, ArticleRecord)
        return made


def _converted(value: object, convert: Callable[[object], object], kept: object) -> object:
    """Return a frozen value with all spans and strings in it converted, but for one part."""
    if value is kept:
        return value
    if isinstance(value, (Span, str)):
        return convert(value)
    if isinstance(value, tuple):
        return tuple(_converted(item, convert, kept) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, object] = {}
    for field in dataclasses.fields(value):
        old = getattr(value, field.name)
        new = _converted(old, convert, kept)
        if new is not old:
            changed[field.name] = new
    return dataclasses.replace(value, **changed) if changed else value


def _ids_of(value: object) -> set[str]:
    """Return the ids of all entries in a frozen value."""
    if isinstance(value, tuple):
        return {one for item in value for one in _ids_of(item)}
    if not dataclasses.is_dataclass(value) or isinstance(value, (type, Span)):
        return set()
    entry = getattr(value, "id", None)
    own = {entry} if isinstance(entry, str) else set()
    return own.union(*(_ids_of(getattr(value, f.name)) for f in dataclasses.fields(value)))


def _made_word(seed: str, length: int) -> str:
    digits = int(_hash(seed), 16)
    word = ""
    for place in range(length):
        letters = _VOWELS if place % 2 else _CONSONANTS
        digits, at = divmod(digits, len(letters))
        word += letters[at]
    return word.capitalize()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
