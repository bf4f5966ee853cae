"""The tables of copies and stories, beside those in `tables`. They tell of latest versions only.

None holds words: keys and terms are numbers made of them.
"""

from typing import Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Table

from onrecord.store.tables import METADATA


def _version(*, is_key: bool = False) -> Column[int]:
    return Column("version", ForeignKey("article_versions.id"), nullable=False, primary_key=is_key)


def _number(name: str, *, is_key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=False, primary_key=is_key, autoincrement=False)


def _share(name: str) -> Column[float]:
    return Column(name, Float, nullable=False)


# Copies of one text share some of their keys: bands of a MinHash signature, a sample of its runs.
copy_keys = Table(
    "copy_keys",
    METADATA,
    _number("key", is_key=True),
    _version(is_key=True),
    sqlite_with_rowid=False,
)
Index("keys_of_versions", copy_keys.c.version)

# Two versions that are copies, the lower number first. `shared` is the share of the shorter one's
# runs of words that the other has, `of_longer` of the longer one's.
copies = Table(
    "copies",
    METADATA,
    _version(is_key=True),
    Column("other", ForeignKey("article_versions.id"), nullable=False, primary_key=True),
    _share("shared"),
    _share("of_longer"),
    sqlite_with_rowid=False,
)
Index("copies_of_others", copies.c.other)

# Versions that copies bind together, directly or through others, are one voice.
voice_articles = Table("voice_articles", METADATA, _version(is_key=True), _number("voice"))
Index("articles_of_voices", voice_articles.c.voice)

# In how many articles a term stands.
term_counts = Table(
    "term_counts",
    METADATA,
    _number("term", is_key=True),
    _number("articles"),
    sqlite_with_rowid=False,
)

# The terms of a version that tell most; articles of one story share some of them.
story_terms = Table(
    "story_terms",
    METADATA,
    _number("term", is_key=True),
    _version(is_key=True),
    sqlite_with_rowid=False,
)
Index("terms_of_versions", story_terms.c.version)

# Which story a version was put to, with the log-odds of that; of the first there are none. Then
# the lengths of its vectors. A version without a row has not been gathered yet.
story_articles = Table(
    "story_articles",
    METADATA,
    _version(is_key=True),
    _number("story"),
    Column("score", Float),
    _share("words_norm"),
    _share("names_norm"),
    _share("lead_norm"),
    _share("numbers_norm"),
)
Index("articles_of_stories", story_articles.c.story)

GATHERED: Final = (copy_keys, voice_articles, story_terms, story_articles)
"""Tables with rows of a version, but for `copies`, which has two."""
