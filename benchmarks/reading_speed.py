"""Words a CPU second from text to database, beside spaCy's small English pipeline, on one core.

Both read the same texts, turn by turn, each in a process of its own that is held to one core. The
figure that counts is the ratio.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
THREADS = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One timed run."""

    words: float
    cpu_seconds: float
    peak_mb: float

    @property
    def words_per_second(self) -> float:
        """Words for each CPU second."""
        return self.words / self.cpu_seconds


@dataclass(frozen=True, slots=True)
class EncoderRun:
    """One timed run of the encoder alone.

    Attributes:
        cpu_seconds: what it took.
        multiply_adds: those of its products with weights.
        matrix_rate: multiply-adds a second that the machine reaches in single precision.
    """

    cpu_seconds: float
    multiply_adds: float
    matrix_rate: float

    @property
    def rate(self) -> float:
        """Multiply-adds a second."""
        return self.multiply_adds / self.cpu_seconds


@dataclass(frozen=True, slots=True)
class Parts:
    """What was timed of the reader's parts.

    Attributes:
        encoder: runs of the encoder alone.
        rest: CPU seconds of everything else, from text to database, a figure a round.
    """

    encoder: list[EncoderRun]
    rest: list[float]


def read_texts(polnear: Path, count: int) -> list[str]:
    """Return the first articles of PolNeAR or, where it is absent, the project's samples."""
    paths = sorted((polnear / "text").glob("*.txt"))[:count]
    if not paths:
        print(f"{polnear} is not there: timing the project's own samples, over and over")
        samples = sorted((FOLDER.parent / "samples").glob("*.txt"))
        paths = [samples[number % len(samples)] for number in range(count)]
    return [path.read_text(encoding="utf-8") for path in paths]


def run_child(python: str, script: str, texts: list[str]) -> dict[str, float]:
    """Run one script over the texts on one core, and return the figures that it prints."""
    core = min(os.sched_getaffinity(0))
    finished = subprocess.run(
        [python, "-m", f"benchmarks.{script}"],
        cwd=FOLDER.parent,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **THREADS},
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    if finished.returncode:
        sys.exit(f"{script} failed:\n{finished.stderr}")
    figures: dict[str, float] = json.loads(finished.stdout)
    return figures


def main() -> None:
    """Read the arguments, time both, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--peer-python", default=sys.executable, help="interpreter with spaCy")
    parser.add_argument("--polnear", type=Path, default=Path("../shared/data/polnear/train"))
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    arguments = parser.parse_args()
    texts = read_texts(arguments.polnear, arguments.articles)
    ours: list[Reading] = []
    peer: list[Reading] = []
    encoder: list[EncoderRun] = []
    rest: list[float] = []
    for _ in range(arguments.rounds):
        ours.append(Reading(**run_child(sys.executable, "timed_onrecord", texts)))
        peer.append(Reading(**run_child(arguments.peer_python, "timed_spacy", texts)))
        rest.append(run_child(sys.executable, "timed_rest", texts)["cpu_seconds"])
        encoder.append(EncoderRun(**run_child(sys.executable, "timed_encoder", texts)))
    report(ours, peer, Parts(encoder, rest), len(texts), arguments.json)


def report(
    ours: list[Reading],
    peer: list[Reading],
    parts: Parts,
    articles: int,
    path: Path | None,
) -> None:
    """Print the best round of each, and how they compare."""
    fastest, other = (max(runs, key=lambda r: r.words_per_second) for runs in (ours, peer))
    alone = min(parts.encoder, key=lambda run: run.cpu_seconds)
    ratio = fastest.words_per_second / other.words_per_second
    rest = min(parts.rest) / other.cpu_seconds
    machine = max(run.matrix_rate for run in parts.encoder)
    print(f"{articles} articles, {fastest.words:.0f} words, {platform.machine()}, one core")
    print(f"onrecord, text to database: {fastest.words_per_second:8.0f} words a CPU second")
    print(f"spaCy en_core_web_sm:       {other.words_per_second:8.0f} words a CPU second")
    print(f"ratio:                      {ratio:8.2f}")
    print(f"encoder of the whole:       {alone.cpu_seconds / fastest.cpu_seconds:8.0%}")
    print(f"all but the encoder:        {rest:8.0%} of spaCy's time")
    print(
        f"plain matrix products:      {machine / 1e9:8.1f} thousand million multiply-adds a second"
    )
    print(f"encoder's share of that:    {alone.rate / machine:8.0%} (its products are of 8 bits)")
    print(f"peak memory of onrecord:    {max(r.peak_mb for r in ours):8.0f} MB")
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = {
            "onrecord": list(map(asdict, ours)),
            "spacy": list(map(asdict, peer)),
            "encoder": list(map(asdict, parts.encoder)),
        }
        figures = {"ratio": ratio, "rest_of_spacy": rest, **rows}
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
