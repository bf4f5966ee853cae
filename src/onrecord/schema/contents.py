"""All that a record has of one article, as it leaves the record."""

from dataclasses import dataclass

from onrecord.schema.happenings import Action, Encounter, Relation
from onrecord.schema.stored import StoredArticle, StoredStatement
from onrecord.schema.stored_happenings import Promised, StoredHappening, Unanswered


@dataclass(frozen=True, slots=True)
class ArticleContents:
    """An article of the record with its entries, each kind in order of the text.

    Attributes:
        stored: the article, in its latest version.
        statements, encounters, actions, relations: what was read in it.
        commitments: likewise, with what was decided of them.
        absences: likewise; those too that an earlier version told and the latest one leaves out,
            with the article as it was then. Nothing is proposed that may answer them.
    """

    stored: StoredArticle
    statements: tuple[StoredStatement, ...] = ()
    encounters: tuple[StoredHappening[Encounter], ...] = ()
    actions: tuple[StoredHappening[Action], ...] = ()
    commitments: tuple[Promised, ...] = ()
    absences: tuple[Unanswered, ...] = ()
    relations: tuple[StoredHappening[Relation], ...] = ()
