"""A record full of statements, to look for quotations in: those of PolNeAR, and made ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from onrecord.evaluation.corpora.polnear import GoldArticle
from onrecord.evaluation.mangled_quotations import made_alike
from onrecord.schema.article import Article, PublicationDate, article_id
from onrecord.schema.provenance import Origin
from onrecord.schema.record import ArticleRecord, Statement
from onrecord.schema.span import Span, text_version

_ORIGIN: Final = Origin("rule", "annotation", "1")
_OPENING: Final = frozenset("\"“„«`'")
_CLOSING: Final = frozenset("\"”»'.,!?;:…")
_MARKS: Final = "\"“”„«»`'"
_OF_MADE_ARTICLE: Final = 50
_MADE_PUBLISHED: Final = "2020-01-01"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A statement of an annotated article.

    Attributes:
        article: id of its article.
        statement: its id.
        text: its words as printed, of its parts in order.
        is_direct: whether all of it stands in quotation marks.
    """

    article: str
    statement: str
    text: str
    is_direct: bool


def annotated_record(gold: GoldArticle) -> ArticleRecord:
    """Return an annotated article as a record has it, its annotated attributions as statements."""
    article = _article(gold.name, gold.text, gold.published)
    statements = [
        _statement(article, number, tuple(article.span(*part) for part in one.content))
        for number, one in enumerate(gold.attributions)
    ]
    return ArticleRecord(article, (), (), tuple(statements), (), (), "annotated")


def annotated_statements(record: ArticleRecord) -> Iterator[Annotated]:
    """Yield the statements of an annotated article."""
    for one in record.statements:
        text = " ".join(span.text for span in one.content)
        yield Annotated(record.article.id, one.id, text, one.kind == "direct")


def made_records(
    texts: Sequence[str], vocabulary: Sequence[str], count: int, random: Random
) -> Iterator[ArticleRecord]:
    """Yield articles of made statements, all of them quoted.

    Args:
        texts: what statements are made like.
        vocabulary: words to change others into.
        count: the number of statements.
        random: decides.
    """
    for first in range(0, count, _OF_MADE_ARTICLE):
        size = min(_OF_MADE_ARTICLE, count - first)
        lines = [
            f"“{made_alike(random.choice(texts).strip(_MARKS).split(), vocabulary, random)}”"
            for _ in range(size)
        ]
        article = _article(f"made-{first}", "\n".join(lines), _MADE_PUBLISHED)
        statements = []
        at = 0
        for number, line in enumerate(lines):
            statements.append(_statement(article, number, (article.span(at, at + len(line)),)))
            at += len(line) + 1
        yield ArticleRecord(article, (), (), tuple(statements), (), (), "made")


def _article(name: str, text: str, published: str | None) -> Article:
    return Article(
        id=article_id(name),
        key=name,
        name=name,
        text=text,
        version=text_version(text),
        published=PublicationDate(published, "given") if published else None,
    )


def _statement(article: Article, number: int, content: tuple[Span, ...]) -> Statement:
    is_direct = all(span.text[0] in _OPENING and span.text[-1] in _CLOSING for span in content)
    return Statement(
        id=f"s{article.id[1:8]}{number}",
        kind="direct" if is_direct else "indirect",
        source=None,
        cue=None,
        content=content,
        quoted=content if is_direct else (),
        speaker=None,
        unnamed=None,
        channel=None,
        addressee=None,
        about=(),
        said_on=None,
        reported_by=None,
        polarity="asserted",
        confidence=1.0,
        origin=_ORIGIN,
    )
