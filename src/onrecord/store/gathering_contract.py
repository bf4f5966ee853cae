"""The part of the store's contract that tells which articles are one voice, and which one story."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from onrecord.schema.article import Article
from onrecord.schema.gathering import (
    CopyPair,
    Story,
    StoryChoice,
    StoryMember,
    Voice,
    WeighedAccount,
)


class Gatherer(Protocol):
    """Decides which articles are copies of one text, and which tell of one happening.

    ``articles`` is how many articles there are, ``counts`` how many of them have a term.
    """

    @property
    def most_compared(self) -> int:
        """The most articles of a story that are compared."""

    def copy_keys(self, article: Article) -> Collection[int]:
        """Return the keys that copies of an article share some of, signed, of 64 bits."""

    def may_be_copies(self, own: int, other: int, shared: int) -> bool:
        """Tell whether texts with so many keys, so many of them shared, are worth comparing."""

    def copies(self, version: int, article: Article, others: Mapping[int, str]) -> list[CopyPair]:
        """Return those of other texts, by their versions, that are copies of an article."""

    def terms(self, article: Article) -> list[str]:
        """Return the terms of an article, each once."""

    def weigh(self, article: Article, articles: int, counts: Mapping[str, int]) -> WeighedAccount:
        """Return an article ready to be looked up and compared."""

    def choose_story(
        self,
        article: WeighedAccount,
        stories: Mapping[int, Sequence[StoryMember]],
        read: Callable[[Collection[int]], Mapping[int, Article]],
    ) -> StoryChoice:
        """Return the story that an article goes to, of those that it may be of.

        ``read`` returns members by their versions; those compared of late are known without.
        """

    def shared_terms(
        self,
        told: Sequence[Article],
        articles: int,
        counts: Callable[[Collection[str]], Mapping[str, int]],
    ) -> tuple[str, ...]:
        """Return the words that most of these articles have, those that tell most first."""


class GatheringsOfRecord(Protocol):
    """Voices and stories over the articles of a record, latest versions."""

    def gather(self) -> int:
        """Find copies and stories of the articles of which that was not done yet.

        `Book.add` does so at once; it is needed for records of earlier versions of onrecord, and
        where it failed.

        Returns:
            The number of articles.
        """

    def voices(self) -> list[Voice]:
        """Return the voices of several articles, in order of their first publication.

        An article that no other is a copy of is a voice of its own, and not listed.
        """

    def voice_of(self, id: str) -> Voice | None:
        """Return the voice that an article shares with others, or None.

        Raises:
            NotInRecord: there is no such article, or several of that name.
        """

    def stories(self, name: str | None = None, *, least: int = 2) -> list[Story]:
        """Return the stories, in order of their first publication.

        Args:
            name: only those with an article that has these words in its title or text.
            least: the fewest articles, from 1.
        """

    def story(self, id: str) -> Story:
        """Return one story.

        Args:
            id: its id, or the id, name or URL of one of its articles.

        Raises:
            NotInRecord: there is none, or several articles of that name.
        """
