"""Articles with the happening that each tells of: BASIL's triplets, ECB+'s subtopics."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.schema.article import Article, Detail, PublicationDate, article_id
from onrecord.schema.span import text_version

_ADDRESS: Final = re.compile(r"https? ?:")
_ECB_NAME: Final = re.compile(r"(?P<topic>\d+)_(?P<number>\d+)ecb(?P<plus>plus)?")


@dataclass(frozen=True, slots=True)
class ToldArticle:
    """An article and what it tells of.

    Attributes:
        article: the article.
        story: which happening.
        topic: which kind of happening: look-alikes share it, and stay together in a fold.
    """

    article: Article
    story: str
    topic: str


def read_stories(folder: Path) -> list[ToldArticle]:
    """Read a folder of BASIL's or of ECB+'s articles, in order of publication where it is known.

    Raises:
        UnreadableInput: the folder, or a file of it, cannot be read.
        MalformedInput: it holds no such articles, or a file is damaged.
    """
    read = _read_ecb if any(folder.rglob("*ecbplus.xml")) else _read_basil
    try:
        found = list(read(folder))
    except OSError as error:
        raise UnreadableInput(f"{folder} cannot be read: {error}") from error
    except (ValueError, KeyError, ElementTree.ParseError) as error:
        raise MalformedInput(f"a file in {folder} is not as it should be: {error}") from error
    if not found:
        raise MalformedInput(f"{folder} holds neither BASIL's articles nor ECB+'s")
    return found


def _read_basil(folder: Path) -> Iterator[ToldArticle]:
    read = (json.loads(path.read_text("utf-8")) for path in sorted(folder.rglob("*_[0-9].json")))
    found = [one for one in read if "body-paragraphs" in one]
    for one in sorted(found, key=lambda one: (one["date"], one["uuid"])):
        story = one["triplet-uuid"]
        paragraphs = (" ".join(sentences) for sentences in one["body-paragraphs"])
        article = _article(one["uuid"], "\n\n".join(paragraphs), one["title"], one["date"])
        yield ToldArticle(article, story, story)


def _read_ecb(folder: Path) -> Iterator[ToldArticle]:
    """Yield the articles in an order that tells nothing of their stories: most have no date."""
    paths = (path for path in folder.rglob("*.xml") if _ECB_NAME.fullmatch(path.stem))
    for path in sorted(paths, key=lambda path: text_version(path.stem)):
        name = _ECB_NAME.fullmatch(path.stem)
        if name is None:
            continue
        tokens = ElementTree.parse(path).getroot().iter("token")  # noqa: S314 - no entities
        text = "\n".join(_sentences(tokens))
        yield ToldArticle(
            _article(path.stem, text), f"{name['topic']} {name['plus'] or 'first'}", name["topic"]
        )


def _sentences(tokens: Iterable[ElementTree.Element]) -> Iterator[str]:
    lines: dict[int, list[str]] = {}
    for token in tokens:
        lines.setdefault(int(token.attrib["sentence"]), []).append(token.text or "")
    for words in lines.values():
        line = " ".join(words)
        # Many begin with the address of the page, which often tells the subject.
        if not _ADDRESS.match(line):
            yield line


def _article(name: str, text: str, title: str = "", published: str | None = None) -> Article:
    return Article(
        id=article_id(name),
        key=name,
        name=name,
        text=text,
        version=text_version(text),
        title=Detail(title, "given") if title else None,
        published=PublicationDate(str(date.fromisoformat(published)), "given")
        if published
        else None,
    )
