"""What articles are to one another: copies of one text, accounts of one happening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from onrecord.schema.stored import StoredArticle

TermField = Literal["word", "name", "number"]
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a name's word or a number of an article, as articles are compared by it.

    Attributes:
        field: what it is.
        words: how it is compared.
        count: how often it stands there.
        lead_count: how often in the beginning of the article.
    """

    field: TermField
    words: str
    count: int
    lead_count: int

    @property
    def key(self) -> str:
        """What its articles are counted by."""
        return f"{self.field}\0{self.words}"

    @classmethod
    def of_key(cls, key: str) -> "Term":
        """Return the term with a key, as if it stood once in an article."""
        field, _, words = key.partition("\0")
        return cls(cast(TermField, field), words, 1, 0)


@dataclass(frozen=True, slots=True)
class Norms:
    """Lengths of an article's vectors as weighted when it was taken in; 0 where it has none."""

    words: float
    names: float
    lead: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Account:
    """How often each term stands in an article, damped.

    Attributes:
        words, names, lead, numbers: 1 + log of the number of times, by key.
        day: of publication, counted as `datetime.date.toordinal` does; None where not known.
        terms: the terms.
    """

    words: Vector
    names: Vector
    lead: Vector
    numbers: Vector
    day: int | None
    terms: Sequence[Term]


@dataclass(frozen=True, slots=True)
class WeighedAccount:
    """An account with its terms weighed, ready to be compared with others.

    Attributes:
        account: the account.
        norms: lengths of its vectors.
        squares: the square of what each term tells, by its key.
        looked_up: keys of the terms that tell most, the most telling first.
    """

    account: Account
    norms: Norms
    squares: Vector
    looked_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountKey:
    """What an article is compared by: two with the same key are the same to compare.

    Attributes:
        text_version: version of its text (see `onrecord.schema.span.text_version`).
        title: its title, as known.
        published: when it was published, ISO 8601, as known.
    """

    text_version: str
    title: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class StoryMember:
    """An article of a story, as one that comes is compared with it.

    Attributes:
        version: its number, as the store counts versions.
        key: what it is compared by.
        norms: lengths of its vectors.
    """

    version: int
    key: AccountKey
    norms: Norms


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two articles with so much text in common that they are one voice.

    Attributes:
        version: one of them, as the store counts versions.
        other: the other one.
        shared: share of the shorter one's shingles that the longer one has, 0 to 1.
        of_longer: share of the longer one's shingles that the shorter one has, 0 to 1.
    """

    version: int
    other: int
    shared: float
    of_longer: float


@dataclass(frozen=True, slots=True)
class StoryChoice:
    """The story that an article is put to.

    Attributes:
        story: one that there is; None for a new one.
        score: log-odds that the article is of the story, by the likest there was.
        norms: lengths of the article's vectors.
    """

    story: int | None
    score: float | None
    norms: Norms


@dataclass(frozen=True, slots=True)
class Copy:
    """An article of a voice.

    Attributes:
        article: the article.
        shared: the largest share of text that it, or the shorter of the two, has in common with
            another article of the voice.
    """

    article: StoredArticle
    shared: float


@dataclass(frozen=True, slots=True)
class Voice:
    """Articles that are copies of one text, by however many publishers: one voice.

    Attributes:
        id: how the record calls it.
        copies: in order of publication, the earliest first.
        fullest: id of the article with most text.
        statements: how many statements they make, each told once.
    """

    id: str
    copies: tuple[Copy, ...]
    fullest: str
    statements: int

    @property
    def earliest(self) -> str:
        """Id of the article that was published first."""
        return self.copies[0].article.article.id


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story.

    Attributes:
        article: the article.
        score: log-odds with which it was put to the story; None of the first one.
        voice: id of the voice that it shares with others, or None.
    """

    article: StoredArticle
    score: float | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one happening.

    Attributes:
        id: how the record calls it.
        articles: in order of publication.
        shared: words and names that most of the articles have, those that tell most first.
        voices: the number of voices, where copies of one text count once.
    """

    id: str
    articles: tuple[StoryArticle, ...]
    shared: tuple[str, ...]
    voices: int
