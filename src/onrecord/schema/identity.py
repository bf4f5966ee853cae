"""People, organizations and groups over the whole record: which entities of articles are one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.schema.record import EntityType

LinkMethod = Literal["rule", "human", "authority"]
DecisionKind = Literal["merge", "split", "rename"]


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """An entity of one article, as far as it is compared with others.

    Attributes:
        article: id of the article.
        id: id of the entity within the article.
        type: what it is.
        name: the fullest name that the article uses.
        names: all names that the article uses, fullest first; descriptions and pronouns left out.
        roles: offices and descriptions in the words of the article.
        company: fullest names of the other people and organizations of the article.
        published: first day that the publication date may mean, ISO 8601, or None.
    """

    article: str
    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    company: tuple[str, ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class IdentityProfile:
    """What the record knows of an identity, for comparing entities with it.

    Attributes:
        id: id of the identity.
        type: what it is.
        names: names used, with the number of articles that use each; names that an authority
            file gives count as one more.
        roles: roles in the words used, with the number of articles.
        company: names of those who appear with it, with the number of articles; of its latest
            articles only.
        articles: number of articles that it appears in.
        first, last: first and last day of publication, ISO 8601, or None.
        is_authority: whether an authority file tells of it.
    """

    id: str
    type: EntityType
    names: Mapping[str, int]
    roles: Mapping[str, int]
    company: Mapping[str, int]
    articles: int
    first: str | None
    last: str | None
    is_authority: bool


@dataclass(frozen=True, slots=True)
class IdentityBlock:
    """The identities with a name that has one blocking key.

    Attributes:
        profiles: those looked at: all of a block that is not large.
        size: how many there are; of very many, no more than were counted.
    """

    profiles: tuple[IdentityProfile, ...]
    size: int

    @property
    def unseen(self) -> int:
        """How many are not looked at."""
        return self.size - len(self.profiles)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against two being one.

    Attributes:
        field: what was compared: name, role, company, date, rarity.
        words: what was found, in words to show to a person.
        weight: log-odds (natural logarithm) that it adds.
    """

    field: str
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class IdentityLink:
    """An entity of an article taken for an identity.

    Attributes:
        article, entity: ids of the article and of its entity.
        identity: id of the identity.
        confidence: probability that it is right, 0 to 1.
        method: a rule of comparison, a person's decision, or an authority file.
        evidence: why.
    """

    article: str
    entity: str
    identity: str
    confidence: float
    method: LinkMethod
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two identities that may be one, for a person to decide.

    Attributes:
        first, second: ids of the identities.
        confidence: probability that they are one, 0 to 1.
        evidence: why.
    """

    first: str
    second: str
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that an authority file tells of, with its dates (ISO 8601) where known."""

    title: str
    organization: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Someone or something over the whole record.

    Attributes:
        id: stable id.
        type: what it is.
        name: the name shown: given by a person or an authority file, else the fullest that
            articles use most.
        names: names used, most used first, with the number of articles.
        roles: roles in the words used, with the number of articles and the first and last day of
            publication.
        articles: number of articles.
        statements: number of statements that it makes.
        wikidata: Wikidata id ("Q...") where an authority file gives one.
        offices: offices of the authority file.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, int, str | None, str | None], ...]
    articles: int
    statements: int
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """An entry of an authority file: a person or body whose names and offices a user supplies."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    wikidata: str | None
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about identities; it holds over every later reading.

    Attributes:
        number: in order of time, from 1.
        kind: merge, split or rename.
        at: ISO 8601 in UTC.
        summary: what was decided, in words.
        undone_at: when it was taken back, or None.
        decided_by: who decided; "unknown" where nobody said so.
    """

    number: int
    kind: DecisionKind
    at: str
    summary: str
    undone_at: str | None
    decided_by: str = "unknown"
