"""Where an entry stands in its article, and when it says that it was, as features by name."""

from collections.abc import Iterator

from onrecord.extraction.happenings.scene import Scene
from onrecord.schema.dated import Dated


def place_features(scene: Scene, position: int) -> Iterator[str]:
    """Yield in whose words an entry stands, and in which part of the article."""
    text = scene.text
    headings = scene.annotations.headings
    if position < text.find("\n") or any(begin <= position < end for begin, end in headings):
        yield "in a heading"
    quotations = scene.annotations.quotations
    is_quoted = any(begin <= position < end for begin, end in quotations)
    statement = scene.statement_around(position)
    yield "quoted" if is_quoted else "reported" if statement else "told"
    if statement is not None:
        yield f"statement: {statement.polarity}"
        if statement.cue is None:
            yield "statement: no cue"
    sentence = scene.around.sentence(position)
    if sentence and text[sentence[0] : sentence[1]].rstrip(' ”"’').endswith("?"):
        yield "in a question"


def date_features(scene: Scene, dated: Dated | None) -> Iterator[str]:
    """Yield how a date is known, how precise it is, and on which side of the article's own."""
    if dated is None:
        yield "date: none"
        return
    first_day = dated.value.partition("/")[0]
    yield f"date: {dated.basis}"
    yield f"date: {dated.basis}, {len(first_day)} digits"
    published = scene.article.published
    if published is None:
        return
    ours = published.value[: len(first_day)]
    is_same = first_day.startswith(ours)
    yield f"date: {'same' if is_same else 'before' if first_day < ours else 'after'}"
