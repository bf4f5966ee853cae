"""Scenes made of marked sentences."""

from onrecord.extraction.happenings.actions.finding import find_actions
from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.noun_phrases import NounPhrases
from onrecord.extraction.happenings.relations.finding import find_relations
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.statements import extract_statements
from onrecord.resolution.entities import resolve_entities
from onrecord.resolution.time_expressions import resolve_times
from onrecord.schema.happenings import Action, Relation
from tests.marked import marked


def scene_of(text: str, published: str | None = "2025-09-18") -> Scene:
    """Return the scene of a text with marks."""
    article, annotations = marked(text, published)
    resolved = resolve_entities(article, annotations)
    dates = resolve_times(article, annotations)
    statements = extract_statements(article, annotations, resolved, dates)
    return Scene(article, annotations, resolved, dates, statements)


def parties_of(scene: Scene) -> ClauseParties:
    """Return the parties around the verbs and nouns of a scene."""
    return ClauseParties(scene, NounPhrases(scene))


def actions_of(text: str) -> list[Action]:
    """Return the actions that a text with marks tells of."""
    scene = scene_of(text)
    return list(find_actions(scene, parties_of(scene)))


def relations_of(text: str) -> list[Relation]:
    """Return the relations that a text with marks tells of."""
    scene = scene_of(text)
    return list(find_relations(scene, parties_of(scene)))


def told(action: Action) -> tuple[str, str | None, str | None, str]:
    """Return root, actor, recipient and status."""
    return (
        action.kind,
        action.actor.words.text if action.actor else None,
        action.recipient.words.text if action.recipient else None,
        action.status,
    )
