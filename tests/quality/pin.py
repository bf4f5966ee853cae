"""Measure the shipped model on the quality set and pin its floors: python -m tests.quality.pin."""

import argparse
from collections.abc import Iterable

from onrecord import load
from tests.quality.annotated import annotated_articles, data_digest
from tests.quality.floors import FLOORS_FILE, Floors, pinned_anew, read_floors, write_floors
from tests.quality.heads import HeadFigure, head_figures

_ROW = "{:<32}{:>9}{:>11}{:>9}{:>8}{:>9}{:>9}"


def main() -> None:
    """Print the figures, and write the floors unless told not to."""
    arguments = _parser().parse_args()
    articles = annotated_articles()
    reader = load()
    figures = head_figures(reader, articles)
    pinned = read_floors() if FLOORS_FILE.exists() else None
    anew = pinned_anew(
        pinned,
        {figure.head: figure.value for figure in figures},
        data=data_digest(articles),
        model=reader.model,
        why_lower=arguments.lower,
    )
    print(f"{len(articles)} articles, model {reader.model}\n")
    for line in _table(figures, pinned, anew):
        print(line)
    if any(figure.value < anew.heads[figure.head].least for figure in figures):
        print("\n! below its floor; --lower WHY would let the floor fall")
    if not arguments.dry_run:
        write_floors(anew)
        print(f"\nwritten to {FLOORS_FILE.name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality.pin",
        description="Print each head's figure and pin its floor a little below.",
    )
    parser.add_argument("--dry-run", action="store_true", help="print only; write nothing")
    parser.add_argument(
        "--lower", metavar="WHY", default="", help="let floors fall where figures did, and say why"
    )
    return parser


def _table(figures: Iterable[HeadFigure], pinned: Floors | None, anew: Floors) -> Iterable[str]:
    yield _ROW.format("", "expected", "precision", "recall", "figure", "pinned", "floor")
    for figure in figures:
        score = figure.score
        before = pinned.heads.get(figure.head) if pinned else None
        least = anew.heads[figure.head].least
        yield _ROW.format(
            figure.head,
            score.gold if score else "",
            f"{score.precision:.3f}" if score else "",
            f"{score.recall:.3f}" if score else "",
            f"{figure.value:.3f}",
            f"{before.least:.3f}" if before else "",
            f"{least:.3f}" + ("" if figure.value >= least else " !"),
        )


if __name__ == "__main__":
    main()
