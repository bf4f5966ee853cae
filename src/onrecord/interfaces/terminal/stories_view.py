"""Stories and voices, article by article."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.article_header import reference
from onrecord.interfaces.terminal.wording import counted
from onrecord.schema.gathering import Story, Voice
from onrecord.schema.stored import StoredArticle


def print_stories(console: Console, stories: Iterable[Story]) -> None:
    """Print each story with its articles in order of time, and what they have in common."""
    for story in stories:
        line = Text(story.id, style=styles.LABEL)
        line.append(f"  {counted(len(story.articles), 'article')}")
        if story.voices < len(story.articles):
            line.append(f", {counted(story.voices, 'voice')}")
        if story.shared:
            line.append(f"  {flatten(', '.join(story.shared))}", styles.LABEL)
        console.print(line)
        for told in story.articles:
            note = f"  (same text: {told.voice})" if told.voice else ""
            console.print(Text("  ") + reference(told.article.article).append(note, styles.LABEL))
        console.print()


def print_voices(console: Console, voices: Iterable[Voice]) -> None:
    """Print each voice with those who publish it, the earliest first."""
    for voice in voices:
        line = Text(voice.id, style=styles.LABEL)
        line.append(f"  {len(voice.copies)} copies of one text")
        line.append(f", {counted(voice.statements, 'statement')}")
        console.print(line)
        for copy in voice.copies:
            article = copy.article.article
            marks = [
                "earliest" if article.id == voice.earliest else "",
                "fullest" if article.id == voice.fullest else "",
                f"{copy.shared:.0%} shared",
            ]
            note = f"  ({', '.join(filter(None, marks))})"
            console.print(Text("  ") + reference(article).append(note, styles.LABEL))
        console.print()


def print_same_text(console: Console, voice: Voice, shown: StoredArticle) -> None:
    """Print who else publishes the text of an article."""
    others = [one for one in voice.copies if one.article.article.id != shown.article.id]
    told = (
        f"The same text, one voice ({voice.id}), is published by {counted(len(others), 'other')}:"
    )
    console.print(Text(told, style=styles.LABEL))
    for copy in others:
        console.print(Text("  ") + reference(copy.article.article))
