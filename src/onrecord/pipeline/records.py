"""Records, opened with the stages that work over all articles."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.accounts.contract import Accounts
from onrecord.encoder.judge import Judge as Judge  # noqa: PLC0414 - the interfaces see it here
from onrecord.encoder.sentences import split_sentences
from onrecord.ingest.canonical_url import canonical_url
from onrecord.linking.answers import answers
from onrecord.linking.blocking import blocking_keys
from onrecord.linking.follow_ups import follow_ups
from onrecord.linking.gathering import ArticleGatherer
from onrecord.linking.linker import link, suggestions
from onrecord.linking.occasions import join_occasions
from onrecord.linking.quotations.matcher import RecordMatcher
from onrecord.linking.quotations.variants import variant_words as compare_variants
from onrecord.linking.revisions import article_history as compare_versions
from onrecord.linking.subjects import subject_of_commitment
from onrecord.linking.text_revisions import text_revisions as compare_texts
from onrecord.review.applying import corrected
from onrecord.review.places import place_of
from onrecord.review.settling import settled
from onrecord.schema.happenings import Absence, Commitment, Encounter
from onrecord.schema.revision import ArticleHistory, TextRevision, WordDifference
from onrecord.schema.stored import StoredStatement, StoredVersion
from onrecord.schema.stored_happenings import FollowUp, Occasion, StoredHappening
from onrecord.store.happenings_contract import Later, Sayings
from onrecord.store.repository import Book


class PeopleLinker:
    """The stage of linking, as a record asks for it."""

    blocking_keys = staticmethod(blocking_keys)
    link = staticmethod(link)
    suggestions = staticmethod(suggestions)


class RecordFollower:
    """The stage of linking, as a record asks it what entries of several articles make together."""

    def occasions(self, encounters: Sequence[StoredHappening[Encounter]]) -> list[Occasion]:
        """Return the occasions that encounters of several articles tell of."""
        return join_occasions(encounters)

    def follow_ups(self, promised: StoredHappening[Commitment], later: Later) -> list[FollowUp]:
        """Return what later articles say that bears on a commitment."""
        subject = subject_of_commitment(promised)
        texts, weights = later.texts(subject.beginnings), later.rarity(subject.beginnings)
        return follow_ups(subject, texts, weights, split_sentences)

    def answers(
        self, absences: Iterable[StoredHappening[Absence]], sayings: Sayings
    ) -> Iterator[list[FollowUp]]:
        """Yield for each absence what its party says later of it."""
        return answers(absences, sayings, split_sentences)


class PeopleCorrector:
    """What people decided, laid on readings, as a record asks for it."""

    corrected = staticmethod(corrected)
    place = staticmethod(place_of)
    settled = staticmethod(settled)


def open_book(path: str | Path) -> Book:
    """Open a record, and make it where there is none.

    Articles that are added to it are linked: who is who over all of them, which are copies of one
    text, and which tell of one happening.

    Raises:
        RecordUnavailable: it cannot be opened or is no record.
        RecordTooNew: a later version of onrecord wrote it.
    """
    # It brings SQLAlchemy, a quarter of the time that reading one article takes to start.
    from onrecord.store.sqlite import SqliteBook  # noqa: PLC0415

    return SqliteBook(
        Path(path),
        linker=PeopleLinker(),
        follower=RecordFollower(),
        gatherer=ArticleGatherer(),
        matcher=RecordMatcher(),
        corrector=PeopleCorrector(),
    )


def open_accounts(path: str | Path) -> Accounts:
    """Open the accounts of a reading room, and make their file where there is none.

    Raises:
        AccountsUnavailable: they cannot be opened.
    """
    from onrecord.accounts.sqlite import SqliteAccounts  # noqa: PLC0415 (only rooms need them)

    return SqliteAccounts(Path(path))


def article_history(book: Book, id: str) -> ArticleHistory:
    """Return an article of a record through its versions, and what changed in its statements.

    Args:
        book: the record.
        id: the article's id, name or URL, in whatever form of the same address.

    Raises:
        NotInRecord: there is none, or several of that name.
    """
    return compare_versions(book.versions(canonical_url(id) or id))


def text_revisions(versions: Sequence[StoredVersion]) -> tuple[TextRevision, ...]:
    """Return what changed in the whole text of an article from each version to the next.

    Args:
        versions: those that are compared, one after another, the first one first.
    """
    return compare_texts(versions)


def variant_words(this: StoredStatement, other: StoredStatement) -> tuple[WordDifference, ...]:
    """Return the words of two statements in order: what both have, and what only one of them has.

    Args:
        this: the one whose words are ``before``.
        other: the one whose words are ``after``.

    Returns:
        The words; none where a statement is too long to be compared.
    """
    return compare_variants(this, other)
