"""Our figures against those of an independent script, on real annotations."""

import json
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pytest

from onrecord.evaluation.attribution_scores import (
    Score,
    Scores,
    SpannedAttribution,
    score_article,
)
from onrecord.evaluation.attribution_tokens import TokenizedArticle
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from tests.shared_data import shared_data

ARTICLES: Final = 15
SEED: Final = 20160912

# Our name of a score, and where the referee has it.
FIGURES: Final = {
    "attribution": ("attribution",),
    "attribution, direct and mixed": ("direct_attribution",),
    "attribution, indirect": ("indirect_attribution",),
} | {
    f"{metric} {role}": (metric, role)
    for metric in ("exact", "overlap", "token")
    for role in ("source", "cue", "content", "all")
    if (metric, role) != ("token", "all")
}

Extents = tuple[tuple[int, int], ...]


def _run(script: Path, *arguments: str | Path) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def _shifted(extents: Extents, text: str, chance: random.Random) -> Extents:
    """Move edges by up to a few words' length; now and then lose a part or all."""
    moved = []
    for start, end in extents:
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.4:
            start = max(0, start + chance.randint(-12, 12))
            end = min(len(text), max(start + 1, end + chance.randint(-12, 12)))
        moved.append((start, end))
    return tuple(moved)


def _perturbed(article: GoldArticle, chance: random.Random) -> list[SpannedAttribution]:
    predicted = []
    for gold in article.attributions:
        if chance.random() < 0.2:
            continue
        parts = (
            _shifted(extents, article.text, chance)
            for extents in (gold.source, gold.cue, gold.content)
        )
        predicted += [SpannedAttribution(*parts)] * (2 if chance.random() < 0.05 else 1)
    # Wrong pairings: a few attributions with the source of another.
    for _ in range(len(predicted) // 6):
        one, other = chance.choice(predicted), chance.choice(predicted)
        predicted.append(SpannedAttribution(other.source, one.cue, one.content))
    return predicted


def _row(name: str, attributions: list[SpannedAttribution]) -> str:
    return json.dumps(
        {
            "article": name,
            "attributions": [
                {"source": a.source, "cue": a.cue, "content": a.content} for a in attributions
            ],
        }
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scores, dict[str, Any]]:
    """Our totals and the referee's."""
    corpus = shared_data("data", "polnear", "dev")
    scorer = shared_data("bench", "score_attributions.py")
    converter = shared_data("bench", "from_record.py")
    folder = tmp_path_factory.mktemp("referee")
    chance = random.Random(SEED)
    ours: Scores = {}
    names, rows = set(), []
    for article in islice(read_polnear(corpus), ARTICLES):
        predicted = _perturbed(article, chance)
        gold = [SpannedAttribution(a.source, a.cue, a.content) for a in article.attributions]
        tokens = TokenizedArticle(article.text, article.discarded)
        for name, score in score_article(tokens, predicted, gold).items():
            ours[name] = ours.get(name, Score()) + score
        names.add(article.name)
        rows.append(_row(article.name, predicted))
    (folder / "predicted.jsonl").write_text("\n".join(rows), encoding="utf-8")
    # The referee reads the annotations with its own reader, so that ours is held against it too.
    gold_rows = [
        line
        for line in _run(converter, "--gold", corpus).splitlines()
        if json.loads(line)["article"] in names
    ]
    (folder / "gold.jsonl").write_text("\n".join(gold_rows), encoding="utf-8")
    _run(
        scorer, folder / "gold.jsonl", folder / "predicted.jsonl", "--json", folder / "scores.json"
    )
    referee: dict[str, Any] = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    return ours, referee


@pytest.mark.parametrize("name", FIGURES)
def test_our_figures_are_the_referee_s(both: tuple[Scores, dict[str, Any]], name: str) -> None:
    ours, found = both
    for key in FIGURES[name]:
        found = found[key]
    score = ours[name]
    assert (round(score.precision, 4), round(score.recall, 4), round(score.f1, 4)) == (
        found["p"],
        found["r"],
        found["f1"],
    )
    # A comparison of noughts or ones would show nothing.
    assert 0.1 < score.f1 < 0.99
