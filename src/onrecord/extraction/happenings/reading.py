"""All happenings of an article, kind by kind."""

from collections.abc import Sequence

from onrecord.extraction.happenings.absences.finding import find_absences
from onrecord.extraction.happenings.actions.finding import find_actions
from onrecord.extraction.happenings.clause_parties import ClauseParties
from onrecord.extraction.happenings.commitments.finding import find_commitments
from onrecord.extraction.happenings.credence.sifting import sifted
from onrecord.extraction.happenings.described_parties import with_named_parties
from onrecord.extraction.happenings.encounters.finding import find_encounters
from onrecord.extraction.happenings.noun_phrases import NounPhrases
from onrecord.extraction.happenings.relations.finding import find_relations
from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.annotation import Annotations
from onrecord.schema.article import Article
from onrecord.schema.happenings import Happenings
from onrecord.schema.record import Statement, TimeExpression
from onrecord.schema.resolution import ResolvedEntities


def extract_happenings(
    article: Article,
    annotations: Annotations,
    resolved: ResolvedEntities,
    dates: Sequence[TimeExpression],
    statements: Sequence[Statement],
) -> Happenings:
    """Return encounters, actions, commitments, absences and relations.

    Args:
        article: the article.
        annotations: what the encoder found in it.
        resolved: its entities, and whom each source stands for.
        dates: its time expressions.
        statements: its statements.
    """
    scene = Scene(article, annotations, resolved, dates, statements)
    return sifted(scene, find_happenings(scene))


def find_happenings(scene: Scene) -> Happenings:
    """Return what rules find in an article, with the probabilities that they tell.

    Where the words of the article say what speaks for entries, commitments that rules hold to be
    unlikely are among them.

    Args:
        scene: the article.
    """
    parties = ClauseParties(scene, NounPhrases(scene))
    is_weighed = scene.annotations.grounds is not None
    found = Happenings(
        encounters=find_encounters(scene),
        actions=find_actions(scene, parties),
        commitments=find_commitments(scene, is_weighed=is_weighed),
        absences=find_absences(scene),
        relations=find_relations(scene, parties),
    )
    return with_named_parties(scene.text, found, scene.resolved)
