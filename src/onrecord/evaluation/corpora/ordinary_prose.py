"""Articles of PolNeAR and of GUM's news, drawn by lot and the same at every call."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.gum_tokens import read_gum_texts
from onrecord.evaluation.corpora.polnear import read_polnear

SEED: Final = "ordinary prose 1"
"""Settles every lot that is drawn here and in `judged`."""
OF_GUM: Final = 20
BLOCKS: Final = ((0, 130), (130, 260), (260, 410), (410, 560), (560, 680))
"""Articles of PolNeAR in the order of their lots, block by block, each drawn after the rules had
been written on those before; GUM's news belong to the first."""
_NEWS: Final = "GUM_news_"


@dataclass(frozen=True, slots=True)
class ProseArticle:
    """A name, a text and the ISO 8601 day of publication, None where it is not known."""

    name: str
    text: str
    published: str | None


def lot(*parts: object) -> str:
    """Return the lot of something: where it stands in the order that chance puts things in.

    The lot of one thing does not depend on what else there is, so that those drawn stay drawn
    when others come or go.
    """
    return hashlib.sha256("\n".join(map(str, (SEED, *parts))).encode()).hexdigest()


def draw_articles(
    polnear: Path, gum: Path, left_out: Iterable[str], *, block: int = 1
) -> list[ProseArticle]:
    """Return the articles of a block: of the first 130 of PolNeAR and 20 of GUM's news.

    Args:
        polnear: the part of PolNeAR to draw from.
        gum: a folder of GUM's CoNLL-U, of which the genre news is read.
        left_out: names of articles that must not be drawn.
        block: which of the blocks, from 1.

    Raises:
        UnreadableInput: a folder holds no articles, or a file cannot be read.
        MalformedInput: a file is not in its format.
    """
    not_these = frozenset(left_out)
    political = [ProseArticle(a.name, a.text, a.published) for a in read_polnear(polnear)]
    news = [
        ProseArticle(document.name, document.text, document.created)
        for document in read_gum_texts(gum)
        if document.name.startswith(_NEWS)
    ]
    return [
        *_drawn([a for a in political if a.name not in not_these], *BLOCKS[block - 1]),
        *_drawn([a for a in news if a.name not in not_these], 0, OF_GUM if block == 1 else 0),
    ]


def _drawn(articles: list[ProseArticle], begin: int, end: int) -> list[ProseArticle]:
    drawn = sorted(articles, key=lambda article: lot(article.name))[begin:end]
    return sorted(drawn, key=lambda article: article.name)


def read_annotated_names(path: Path) -> frozenset[str]:
    """Return the names of the articles that a file of the project's annotations is of.

    Raises:
        UnreadableInput: the file cannot be read.
        MalformedInput: a line names no article.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path} cannot be read: {error}") from error
    try:
        return frozenset(str(json.loads(line)["article"]) for line in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedInput(f"{path} holds no annotations of articles: {error!r}") from error
