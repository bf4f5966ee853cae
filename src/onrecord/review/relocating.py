"""Words that a person pointed at in one text of an article, in another text of it."""

from dataclasses import replace
from itertools import pairwise

from onrecord.schema.article import Article
from onrecord.schema.review import SettledCorrection, SettledSpeaker
from onrecord.schema.span import Span


def relocated(
    correction: SettledCorrection, article: Article, near: int
) -> SettledCorrection | None:
    """Return a correction with its words where they stand in a text.

    Args:
        correction: of this text or of another one of the article.
        article: the article with the text.
        near: offset of the entry that is corrected.

    Returns:
        The correction, or None where the text lacks some of its words.
    """
    place = _Places(article, near)
    speaker, source, content = correction.speaker, correction.source, correction.content
    if speaker is not None and speaker.words is not None:
        words = place.of(speaker.words)
        if words is None:
            return None
        speaker = SettledSpeaker(words, speaker.type)
    if source is not None:
        source = place.of(source)
        if source is None:
            return None
    if content is not None:
        found = [place.of(span) for span in content]
        content = tuple(span for span in found if span is not None)
        if len(content) < len(found) or any(
            one.end > other.start for one, other in pairwise(content)
        ):
            return None
    return replace(correction, speaker=speaker, source=source, content=content)


class _Places:
    """Where words stand in a text."""

    def __init__(self, article: Article, near: int) -> None:
        self._article = article
        self._near = near

    def of(self, words: Span) -> Span | None:
        """Return where words stand: themselves in their own text, else nearest to the entry."""
        if words.version == self._article.version:
            return words
        text = self._article.text
        before = text.rfind(words.text, 0, self._near + len(words.text))
        after = text.find(words.text, self._near)
        found = [at for at in (before, after) if at >= 0]
        if not found:
            return None
        at = min(found, key=lambda at: (abs(at - self._near), at))
        return self._article.span(at, at + len(words.text))
