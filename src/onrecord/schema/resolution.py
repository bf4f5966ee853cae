"""Who is who in one article."""

from dataclasses import dataclass

from onrecord.schema.record import Entity, Mention


@dataclass(frozen=True, slots=True)
class SpeakerReference:
    """Whom a source span stands for.

    Attributes:
        entity: id of the entity, or None where it is not known.
        unnamed: the words, where the article does not name who speaks, else None.
        confidence: probability that this is right, 0 to 1.
    """

    entity: str | None
    unnamed: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class DescribedEntity:
    """Somebody or some body that an article describes, does not name, and lets say nothing.

    Attributes:
        entity: the entity.
        mentions: in order of their first characters.
    """

    entity: Entity
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class ResolvedEntities:
    """The entities of an article and where they are mentioned.

    Attributes:
        entities: in order of their first mention.
        mentions: in order of their first characters.
        speakers: one for each attribution of the annotations, in their order.
        described: those that a record leaves out, unless they promise or withhold something.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    speakers: tuple[SpeakerReference, ...]
    described: tuple[DescribedEntity, ...] = ()
