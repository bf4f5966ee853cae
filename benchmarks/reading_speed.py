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


def read_texts(polnear: Path, count: int) -> list[str]:
    """Return the first articles of PolNeAR or, where it is absent, the project's samples."""
    paths = sorted((polnear / "text").glob("*.txt"))[:count]
    if not paths:
        print(f"{polnear} is not there: timing the project's own samples, over and over")
        samples = sorted((FOLDER.parent / "samples").glob("*.txt"))
        paths = [samples[number % len(samples)] for number in range(count)]
    return [path.read_text(encoding="utf-8") for path in paths]


def time_child(python: str, script: str, texts: list[str]) -> Reading:
    """Run one script over the texts on one core."""
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
    return Reading(**json.loads(finished.stdout))


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
    for _ in range(arguments.rounds):
        ours.append(time_child(sys.executable, "timed_onrecord", texts))
        peer.append(time_child(arguments.peer_python, "timed_spacy", texts))
    report(ours, peer, len(texts), arguments.json)


def report(ours: list[Reading], peer: list[Reading], articles: int, path: Path | None) -> None:
    """Print the best round of each and their ratio."""
    fastest, other = (max(runs, key=lambda r: r.words_per_second) for runs in (ours, peer))
    ratio = fastest.words_per_second / other.words_per_second
    print(f"{articles} articles, {fastest.words:.0f} words, {platform.machine()}, one core")
    print(f"onrecord, text to database: {fastest.words_per_second:8.0f} words a CPU second")
    print(f"spaCy en_core_web_sm:       {other.words_per_second:8.0f} words a CPU second")
    print(f"ratio:                      {ratio:8.2f}")
    print(f"peak memory of onrecord:    {max(r.peak_mb for r in ours):8.0f} MB")
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = {"onrecord": list(map(asdict, ours)), "spacy": list(map(asdict, peer))}
        path.write_text(json.dumps({"ratio": ratio, **rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
