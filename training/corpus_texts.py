"""The texts that the project's own annotations are of, by the names that these give them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.gum_tokens import read_gum_texts
from onrecord.evaluation.corpora.meantime import read_meantime
from onrecord.evaluation.corpora.ordinary_prose import ProseArticle
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.evaluation.corpora.stories import read_stories
from onrecord.evaluation.corpora.worldwide import read_worldwide

# Before the names of articles of other corpora, which have no spaces of their own.
_WORLDWIDE: Final = "worldwide "
_ECBPLUS: Final = "ecbplus "
_MEANTIME: Final = "meantime "


def corpus_texts(shared: Path) -> Iterator[ProseArticle]:
    """Yield the articles of PolNeAR's and GUM's training parts, and of three further corpora.

    Args:
        shared: the folder of what is learned from.
    """
    data = shared / "data"
    for political in read_polnear(data / "polnear" / "train"):
        yield ProseArticle(political.name, political.text, political.published)
    for document in read_gum_texts(data / "gum" / "train" / "gum"):
        yield ProseArticle(document.name, document.text, document.created)
    for named in read_worldwide(data / "worldwide-ner"):
        yield ProseArticle(worldwide_name(named.name), named.text, None)
    for told in read_stories(data / "ecbplus"):
        yield ProseArticle(f"{_ECBPLUS}{told.article.name}", told.article.text, None)
    for dated in read_meantime(data / "meantime"):
        yield ProseArticle(f"{_MEANTIME}{dated.name}", dated.text, dated.published)


def worldwide_name(name: str) -> str:
    """Return the name that annotations give an article of Worldwide NER."""
    return f"{_WORLDWIDE}{name}"


def is_of_other_corpus(article: str) -> bool:
    """Whether an article is of neither PolNeAR nor GUM."""
    return article.startswith((_WORLDWIDE, _ECBPLUS, _MEANTIME))
