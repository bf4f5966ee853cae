"""Who is who, as a book is asked and told: the part of `SqliteBook` that knows of identities."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, select

from onrecord.errors import DecisionRefused, MalformedInput, NotInRecord
from onrecord.schema.identity import (
    AuthorityEntry,
    Decision,
    Identity,
    IdentityLink,
    Suggestion,
)
from onrecord.schema.record import EntityType
from onrecord.store import decisions, identity_tables, tables
from onrecord.store.authority import keep_entry, rebuild_keys
from onrecord.store.browsing.keeping import due_versions, leave_lists
from onrecord.store.database import Database
from onrecord.store.finding import find_version
from onrecord.store.linking import (
    Linking,
    settle,
    single_names_in_doubt,
    sweep,
    try_again,
    unlink,
    unlinked_articles,
    unsettled_versions,
)
from onrecord.store.names import name_key
from onrecord.store.people import (
    find_identities,
    find_identity,
    read_decisions,
    read_identities,
    read_links,
)
from onrecord.store.profiles import ProfileCache, SqliteProfiles, telling_keys
from onrecord.store.repository import Linker
from onrecord.store.review_log import UNKNOWN
from onrecord.store.rules import kept_apart
from onrecord.store.withdrawal import withdrawn_names

_VERSIONS: Final = tables.article_versions
_LINKED: Final = identity_tables.linked_versions
_LINKS: Final = identity_tables.identity_links
# A name longer than this is none.
_LONGEST_NAME: Final = 200
# Versions whose new names those in doubt are tried against in one transaction.
_SETTLED_AT_ONCE: Final = 50


class PeopleBook:
    """People and organizations over the articles of a record.

    See `onrecord.store.repository.People`.
    """

    _database: Database
    _salt: str
    _linker: Linker | None
    _profiles: ProfileCache

    def link_article(self, id: str) -> None:
        """Link the people and organizations of an article; nothing where that is done."""
        with self._linking() as linking:
            linking.link_version(find_version(linking.connection, id))

    def unlinked(self) -> list[str]:
        """Return the ids of the articles that are not linked yet, in order of publication."""
        with self._database.reading() as connection:
            return unlinked_articles(connection)

    def relink(self, *, everything: bool = False) -> None:
        """Try names in doubt again, or take out all links so that everything is linked anew."""
        if everything:
            with self._linking() as linking:
                linking.cache.clear()
                connection = linking.connection
                unlink(connection, set(connection.scalars(select(_LINKED.c.version))))
                rebuild_keys(connection, linking.linker.blocking_keys)
            return
        with self._database.reading() as connection:
            versions = unsettled_versions(connection)
        tried: set[str] = set()
        for at in range(0, len(versions), _SETTLED_AT_ONCE):
            self._settle(versions[at : at + _SETTLED_AT_ONCE], tried)
        with self._database.writing() as connection:
            sweep(connection)

    def _settle(self, versions: Sequence[int], tried: set[str]) -> None:
        """Try names in doubt again that those met first in versions may bear, once in a run."""
        with self._linking() as linking:
            connection = linking.connection
            due = due_versions(connection)
            doubtful = single_names_in_doubt(connection, versions)
            again = [try_again(linking, one) for one in doubtful if one not in tried]
            settle(connection, versions)
            # Most names stay with whom they were, and lists tell no more than that of a link.
            for one in again:
                if not one.is_same:
                    due |= one.versions
            leave_lists(connection, {of for one in again for of in one.versions} - due)
        tried.update(doubtful)

    def people(
        self,
        name: str | None = None,
        *,
        type: EntityType | None = None,
        limit: int | None = None,
    ) -> list[Identity]:
        """Return people and organizations, those in most articles first."""
        with self._database.reading() as connection:
            return find_identities(connection, name, type, limit)

    def person(self, id: str) -> Identity:
        """Return one person or organization, by id or name."""
        with self._database.reading() as connection:
            return read_identities(connection, [find_identity(connection, id)])[0]

    def links(self, id: str) -> list[IdentityLink]:
        """Return where a person or organization appears, and why it is taken to be the same."""
        with self._database.reading() as connection:
            return read_links(connection, find_identity(connection, id))

    def suggestions(self, *, limit: int | None = None) -> list[Suggestion]:
        """Return pairs that may be one, the likeliest first."""
        linker = self._needed_linker()
        with self._database.reading() as connection:
            apart = kept_apart(connection)
            known = set(connection.scalars(select(_LINKS.c.identity)))
            known.update(connection.scalars(select(identity_tables.authority_entries.c.identity)))
            profiles = ProfileCache().profiles(connection, sorted(known))
            suggested = linker.suggestions(profiles)
        found = [one for one in suggested if frozenset((one.first, one.second)) not in apart]
        found.sort(key=lambda one: (-one.confidence, one.first, one.second))
        return found if limit is None else found[: max(limit, 0)]

    def suggestions_of(self, ids: Sequence[str]) -> list[Suggestion]:
        """Return pairs that may be one, with one of these, by a bounded amount of work."""
        linker, asked = self._needed_linker(), set(ids)
        with self._database.reading() as connection:
            apart, cache = kept_apart(connection), ProfileCache()
            own = cache.profiles(connection, sorted(asked))
            keys = {key for one in own for name in one.names
                    for key in linker.blocking_keys(name, one.type)}  # fmt: skip
            blocks = SqliteProfiles(connection, cache).blocks(telling_keys(connection, keys))
            sharing = [one for block in blocks.values() for one in block.profiles]
            profiles = {one.id: one for one in (*own, *sharing)}
            suggested = linker.suggestions([profiles[one] for one in sorted(profiles)])
        return [
            one
            for one in suggested
            if asked & {one.first, one.second} and frozenset((one.first, one.second)) not in apart
        ]

    def merge(self, id: str, *others: str, by: str | None = None) -> Identity:
        """Decide that these are one."""
        with self._deciding() as connection:
            into, *merged = (find_identity(connection, one) for one in (id, *others))
            stays = decisions.merge(
                connection, self._salt, into, merged, self._who(connection, by), _now()
            )
            self._database.finish(connection)
            return read_identities(connection, [stays])[0]

    def split(self, id: str, articles: Sequence[str], *, by: str | None = None) -> Identity:
        """Decide that it is another in these articles; return that other."""
        with self._deciding() as connection:
            identity = find_identity(connection, id)
            ids = [_article_of(connection, one) for one in articles]
            made = decisions.split(
                connection, self._salt, identity, ids, self._who(connection, by), _now()
            )
            self._database.finish(connection)
            return read_identities(connection, [made])[0]

    def keep_apart(self, first: str, second: str, *, by: str | None = None) -> None:
        """Decide that these are two, so that they are not suggested again."""
        with self._deciding() as connection:
            one, other = (find_identity(connection, asked) for asked in (first, second))
            decisions.keep_apart(
                connection, self._salt, one, other, self._who(connection, by), _now()
            )

    def rename(self, id: str, name: str, *, by: str | None = None) -> Identity:
        """Decide by which name it is shown."""
        name = " ".join(name.split())
        if not name_key(name).strip() or len(name) > _LONGEST_NAME:
            raise MalformedInput(f"{name[:40]!r} is no name.")
        with self._deciding() as connection:
            if withdrawn_names(connection, self._salt).block(name) != name:
                raise DecisionRefused("That is the name of a person who was withdrawn.")
            identity = find_identity(connection, id)
            decisions.rename(connection, identity, name, self._who(connection, by), _now())
            self._database.finish(connection)
            return read_identities(connection, [identity])[0]

    def undo(self, number: int | None = None, *, by: str | None = None) -> Decision:
        """Take back a decision, by default the last that stands."""
        with self._deciding() as connection:
            number, _ = decisions.undo(
                connection, self._salt, number, self._who(connection, by), _now()
            )
            self._database.finish(connection)
            undone = read_decisions(connection, number)[0]
        self._link_pending()
        return undone

    def decisions(self) -> list[Decision]:
        """Return the decisions, in order of time, with those undone."""
        with self._database.reading() as connection:
            return read_decisions(connection)

    def import_authority(self, entries: Iterable[AuthorityEntry]) -> int:
        """Keep what an authority file tells, and link anew what it may bear upon."""
        kept = 0
        with self._linking() as linking:
            connection = linking.connection
            withdrawn = withdrawn_names(connection, self._salt)
            anew: set[int] = set()
            for entry in entries:
                anew |= keep_entry(connection, entry, linking.linker.blocking_keys, withdrawn)
                kept += 1
            unlink(connection, anew)
            linking.cache.clear()
        self._link_pending()
        return kept

    def _who(self, connection: Connection, by: str | None) -> str:
        """Return who decides, as it is kept."""
        named = (by or "").strip()
        if len(named) > _LONGEST_NAME:
            raise MalformedInput("Who decides has a name, and no long one.")
        return withdrawn_names(connection, self._salt).block(named) or UNKNOWN

    def _link_pending(self) -> None:
        """Link what is not linked, where the book was opened with a linker."""
        if self._linker is None:
            return
        for article in self.unlinked():
            self._link_if_there(article)

    def _link_if_there(self, article: str) -> None:
        try:
            self.link_article(article)
        except NotInRecord:
            # Another program has withdrawn it meanwhile.
            return

    def _failure_to_link(self, connection: Connection, version: int) -> Exception | None:
        """Link a version that is being written; where that fails, return why, and it stays."""
        try:
            with self._database.part():
                self._link_version(connection, version)
        except Exception as failure:  # whatever the linker raises; the version is linked later
            self._profiles.clear()
            return failure
        return None

    def _link_version(self, connection: Connection, version: int) -> None:
        """Link a version that is being written, where the book was opened with a linker."""
        if self._linker is None:
            return
        self._profiles.check(connection)
        Linking(connection, self._salt, self._linker, self._profiles).link_version(version)

    @contextmanager
    def _linking(self) -> Iterator[Linking]:
        linker = self._needed_linker()
        with self._changing() as connection:
            self._profiles.check(connection)
            yield Linking(connection, self._salt, linker, self._profiles)

    @contextmanager
    def _deciding(self) -> Iterator[Connection]:
        with self._changing() as connection:
            self._profiles.clear()
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        try:
            with self._database.writing() as connection:
                yield connection
        except BaseException:
            # What was remembered may tell of what was not written.
            self._profiles.clear()
            raise

    def _needed_linker(self) -> Linker:
        if self._linker is None:
            raise DecisionRefused("This record was opened without what links people.")
        return self._linker


def _article_of(connection: Connection, asked: str) -> str:
    version = find_version(connection, asked)
    query = select(_VERSIONS.c.article).where(_VERSIONS.c.id == version)
    article: str = connection.scalars(query).one()
    return article


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
