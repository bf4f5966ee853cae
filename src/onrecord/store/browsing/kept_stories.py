"""Keeps what lists show of stories: of what they are made, and what their articles share."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select

from onrecord.store import gathering_tables
from onrecord.store.browsing import tables
from onrecord.store.browsing.places import FIRST_DATED, day_of
from onrecord.store.prepared import Prepared

SharedWords = Callable[[Connection, Sequence[int]], tuple[str, ...]]
"""Returns the words that most of these versions have."""

_STORIES: Final = tables.listed_stories
_ARTICLES: Final = tables.listed_articles
_VOICES: Final = gathering_tables.voice_articles
_OF: Final[BindParameter[Any]] = bindparam("of")
# Articles of a story that are read for what they share, the newest.
MOST_READ: Final = 6
# Grown by one part in so many, a story is read for it again.
_READ_ANEW: Final = 2
_MOST_PUBLISHERS: Final = 50

_OLD: Final = Prepared(
    select(_STORIES.c.place, _STORIES.c.articles, _STORIES.c.shared).where(_STORIES.c.story == _OF)
)
_DELETE: Final = Prepared(delete(_STORIES).where(_STORIES.c.story == _OF))
_INSERT: Final = Prepared(insert(_STORIES))
_NEWEST: Final = Prepared(
    select(_ARTICLES.c.place, _ARTICLES.c.version)
    .where(_ARTICLES.c.story == _OF)
    .order_by(_ARTICLES.c.place.desc())
    .limit(MOST_READ)
)
_FIRST_DATED: Final = Prepared(
    select(_ARTICLES.c.place)
    .where(_ARTICLES.c.story == _OF, _ARTICLES.c.place >= bindparam("dated"))
    .order_by(_ARTICLES.c.place)
    .limit(1)
)
_VOICES_OF: Final = Prepared(
    select(func.count(), func.count(_VOICES.c.voice), func.count(_VOICES.c.voice.distinct()))
    .select_from(_ARTICLES.outerjoin(_VOICES, _VOICES.c.version == _ARTICLES.c.version))
    .where(_ARTICLES.c.story == _OF)
)
_PUBLISHERS: Final = Prepared(
    select(_ARTICLES.c.publisher)
    .distinct()
    .where(_ARTICLES.c.story == _OF, _ARTICLES.c.publisher != "")
    .limit(_MOST_PUBLISHERS)
)


def keep_story(connection: Connection, story: int, shared: SharedWords | None) -> None:
    """List a story anew, or list it no more where it has not several articles.

    Args:
        connection: the transaction.
        story: its number.
        shared: tells what articles share; None where nothing tells.
    """
    [(articles, copies, voices)] = _VOICES_OF.rows(connection, of=story)
    old = _OLD.first(connection, of=story)
    _DELETE.write(connection, {"of": story})
    if articles < 2:
        return
    newest = _NEWEST.rows(connection, of=story)
    first = _FIRST_DATED.first(connection, of=story, dated=FIRST_DATED)
    stays = old is not None and not _is_read_anew(old[1], articles)
    words = old[2] if old and stays else _shared(connection, shared, newest)
    publishers = sorted(row[0] for row in _PUBLISHERS.rows(connection, of=story))
    _INSERT.write(
        connection,
        {
            "place": newest[0][0],
            "story": story,
            "articles": articles,
            "voices": articles - copies + voices,
            "publishers": json.dumps(publishers, ensure_ascii=False),
            "shared": words,
            "first": day_of(first[0]) if first else None,
            "last": day_of(newest[0][0]),
        },
    )


def _is_read_anew(before: int, articles: int) -> bool:
    """Whether what articles share is looked for again: of many, one more changes little."""
    return articles < before or _READ_ANEW * articles >= (_READ_ANEW + 1) * before


def _shared(
    connection: Connection, shared: SharedWords | None, newest: Sequence[tuple[int, int]]
) -> str:
    words = shared(connection, [version for _, version in newest]) if shared else ()
    return json.dumps(words, ensure_ascii=False)
