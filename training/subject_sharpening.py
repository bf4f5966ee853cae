"""Sharpen the weights of the terms of subjects, on texts without labels.

    python -m training.subject_sharpening --shared ../shared

Reads the texts of PolNeAR's and GUM's train parts. A window is a sentence with the one before and
the one after. For each term it asks how often the other terms of a window speak for the term's own
subject, against how often the windows of all texts do: the lift. A term that stands where its
subject is spoken of keeps its weight or gains; one that stands among terms of all subjects, or of
others, loses. Lifts are drawn towards 1 where a term is rare. Writes
`src/onrecord/extraction/subjects/sharpening.json`, and prints the terms that gained and lost most.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onrecord.encoder.sentences import split_sentences
from onrecord.evaluation.corpora.gum_tokens import read_gum_texts
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.extraction.subjects.sightings import Sighting, Sightings
from onrecord.extraction.subjects.terms import Term

OUT: Final = (
    Path(__file__).parents[1] / "src" / "onrecord" / "extraction" / "subjects" / "sharpening.json"
)
# Windows that a rare term is given beside its own, with a lift of 1.
_PRIOR: Final = 6.0
_FEWEST: Final = 8
_LEAST, _MOST = 0.4, 1.25
_SHOWN: Final = 25


def main() -> None:
    """Read the texts, write the factors and print what changed most."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder of the shared data")
    shared: Path = parser.parse_args().shared
    windows = [w for text in _texts(shared / "data") for w in _windows(text)]
    base = _shares(windows)
    factors = _factors(windows, base)
    written: dict[str, dict[str, float]] = defaultdict(dict)
    for term, factor in sorted(factors.items(), key=lambda one: (one[0].subject, one[0].words)):
        written[term.subject][term.words] = factor
    OUT.write_text(json.dumps(written, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(windows)} windows, {len(factors)} terms in {_FEWEST} of them or more")
    ranked = sorted(factors.items(), key=lambda one: one[1])
    for title, some in (("lose most", ranked[:_SHOWN]), ("gain most", ranked[-_SHOWN:])):
        print(f"{title}:", ", ".join(f"{t.words} ({t.subject}) {f}" for t, f in some))


def _texts(data: Path) -> Iterator[str]:
    yield from (article.text for article in read_polnear(data / "polnear" / "train"))
    yield from (document.text for document in read_gum_texts(data / "gum" / "train" / "gum"))


def _windows(text: str) -> Iterator[list[Sighting]]:
    sentences = split_sentences(text)
    sightings = Sightings(text, sharpened=False)
    for number in range(len(sentences)):
        first, last = max(number - 1, 0), min(number + 1, len(sentences) - 1)
        found = sightings.within((sentences[first][0], sentences[last][1]))
        if found:
            yield list(found)


def _shares(windows: list[list[Sighting]]) -> dict[str, float]:
    """Return for each subject the mean share of what speaks for subjects in a window."""
    total: Counter[str] = Counter()
    for window in windows:
        weights = _weights(window, None)
        whole = sum(weights.values())
        for subject, weight in weights.items():
            total[subject] += weight / whole
    return {subject: share / len(windows) for subject, share in total.items()}


def _factors(windows: list[list[Sighting]], base: dict[str, float]) -> dict[Term, float]:
    shares: dict[Term, list[float]] = defaultdict(list)
    for window in windows:
        for sighting in {one.terms: one for one in window}.values():
            weights = _weights(window, sighting)
            whole = sum(weights.values())
            for term in sighting.terms if whole else ():
                shares[term].append(weights[term.subject] / whole)
    factors: dict[Term, float] = {}
    for term, own in shares.items():
        if len(own) >= _FEWEST:
            mean = (sum(own) + _PRIOR * base[term.subject]) / (len(own) + _PRIOR)
            lift = mean / base[term.subject]
            factors[term] = round(min(max(2 * lift / (lift + 1), _LEAST), _MOST), 2)
    return factors


def _weights(window: list[Sighting], without: Sighting | None) -> Counter[str]:
    """Return what speaks for each subject in a window, one term left out."""
    left_out = without.terms if without else ()
    total: Counter[str] = Counter()
    for term in {term for one in window if one.terms != left_out for term in one.terms}:
        total[term.subject] += term.weight
    return total


if __name__ == "__main__":
    main()
