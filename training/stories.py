"""Fit the weights by which articles are put to stories, and count the background of their terms.

    python -m training.stories --shared ../shared

Reads BASIL and ECB+, all topics of both, each corpus weighing the same, and writes `weights.json`;
counts in how many articles of PolNeAR's training part the words of the language and numbers stand,
and writes `background.tsv`. Words that mostly begin with a capital are left out: which names are
common depends on the record. `onrecord evaluate stories` scores by cross-validation.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.evaluation.corpora.stories import read_stories
from onrecord.evaluation.story_model import compare_all, fit
from onrecord.linking import stories
from onrecord.linking.content_words import content_words
from onrecord.linking.stories.likeness import FEATURES, WEIGHTS_FILE
from onrecord.linking.stories.rarity import BACKGROUND_FILE
from onrecord.linking.stories.terms import terms_of

_FOLDER: Final = Path(stories.__file__).parent
_PLACES: Final = 3
# The least share of articles that a term of the background stands in.
_LEAST_SHARE: Final = 0.015


def main() -> None:
    """Write the background, then the weights, which depend on it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    data = parser.parse_args().shared / "data"
    background = "".join(f"{line}\n" for line in _background(data / "polnear" / "train" / "text"))
    (_FOLDER / BACKGROUND_FILE).write_text(background, "utf-8")
    corpora = [read_stories(data / name) for name in ("basil/articles", "ecbplus")]
    pairs = [compare_all(told, lambda *_: None) for told in corpora]
    found = fit([(one, {told.topic for told in one.told}) for one in pairs])
    weights = {
        name: round(weight, _PLACES) for name, weight in zip(FEATURES, found.weights, strict=True)
    }
    (_FOLDER / WEIGHTS_FILE).write_text(json.dumps(weights, indent=2) + "\n", "utf-8")
    print(json.dumps(weights))


def _background(folder: Path) -> Iterator[str]:
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    articles: Counter[tuple[str, str]] = Counter()
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        articles.update((one.field, one.words) for one in terms_of(text) if one.field != "name")
        for word in content_words(text):
            every[word.stem] += 1
            capital[word.stem] += text[word.start].isupper()
    for (field, words), number in sorted(articles.items()):
        share = number / len(texts)
        is_name = field == "word" and not words.isdigit() and 2 * capital[words] > every[words]
        if share >= _LEAST_SHARE and not is_name:
            yield f"{field}\t{words}\t{share:.3f}"


if __name__ == "__main__":
    main()
