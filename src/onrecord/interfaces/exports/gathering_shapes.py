"""Stories and voices as JSON, as `onrecord stories --json` prints them."""

from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape
from onrecord.schema.gathering import Copy, Story, StoryArticle, Voice
from onrecord.schema.stored import StoredArticle

GatheringName = Literal["story", "voice"]


class ListedArticleShape(Shape):
    """An article, as lists name it."""

    id: str
    title: str | None
    name: str
    publisher: str | None
    url: str | None
    published: str | None = Field(description="ISO 8601, as precise as it is known.")


class StoryArticleShape(Shape):
    """An article of a story."""

    article: ListedArticleShape
    score: float | None = Field(
        description="Log-odds with which it was put to the story; null for the first one."
    )
    voice: str | None = Field(description="The voice that it shares with copies of its text.")


class StoryShape(Shape):
    """Articles that tell of one happening."""

    id: str
    shared: tuple[str, ...] = Field(
        description="Words, by their stems, and words of names that most of its articles have."
    )
    voices: int = Field(ge=1, description="Its articles, copies of one text counted once.")
    articles: tuple[StoryArticleShape, ...] = Field(description="In order of publication.")


class CopyShape(Shape):
    """An article of a voice."""

    article: ListedArticleShape
    shared: float = Field(
        ge=0,
        le=1,
        description="The largest share of text, of the shorter of two, that it has in common with "
        "another article of the voice.",
    )


class VoiceShape(Shape):
    """Articles that are copies of one text: one voice, however many publish it."""

    id: str
    earliest: str = Field(description="Id of the article that was published first.")
    fullest: str = Field(description="Id of the article with most text.")
    statements: int = Field(ge=0, description="Statements, each wording counted once.")
    copies: tuple[CopyShape, ...] = Field(description="In order of publication.")


def story_shape(story: Story) -> StoryShape:
    """Return the shape of a story."""
    return StoryShape(
        id=story.id,
        shared=story.shared,
        voices=story.voices,
        articles=tuple(map(_story_article, story.articles)),
    )


def voice_shape(voice: Voice) -> VoiceShape:
    """Return the shape of a voice."""
    return VoiceShape(
        id=voice.id,
        earliest=voice.earliest,
        fullest=voice.fullest,
        statements=voice.statements,
        copies=tuple(map(_copy, voice.copies)),
    )


def gathering_schema(name: GatheringName) -> dict[str, object]:
    """Return the JSON Schema of what `onrecord stories` prints."""
    shape = StoryShape if name == "story" else VoiceShape
    return shape.model_json_schema(mode="serialization")


def _story_article(told: StoryArticle) -> StoryArticleShape:
    score = None if told.score is None else round(told.score, CONFIDENCE_PLACES)
    return StoryArticleShape(article=_listed(told.article), score=score, voice=told.voice)


def _copy(copy: Copy) -> CopyShape:
    return CopyShape(article=_listed(copy.article), shared=round(copy.shared, CONFIDENCE_PLACES))


def _listed(stored: StoredArticle) -> ListedArticleShape:
    article = stored.article
    return ListedArticleShape(
        id=article.id,
        title=article.title.value if article.title else None,
        name=article.name,
        publisher=article.publisher.value if article.publisher else None,
        url=article.url.value if article.url else None,
        published=article.published.value if article.published else None,
    )
