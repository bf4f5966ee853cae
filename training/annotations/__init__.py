"""The project's own annotations of PolNeAR: offsets and labels, no text (see GUIDE.md)."""

from pathlib import Path
from typing import Final

HAND_FILE: Final = Path(__file__).parent / "hand.jsonl"
"""Annotated by reading, article by article, every attribution."""

HELD_OUT_FILE: Final = Path(__file__).parent / "held_out.jsonl"
"""The same, of articles that training keeps out."""

RULE_FILE: Final = Path(__file__).parent / "rules.jsonl"
"""Found by the rules and the model of version 0.1: right more often than not, and not complete."""

SPEAKERS_FILE: Final = Path(__file__).parent / "speakers.jsonl"
"""Who is who: speakers, and what pronouns and descriptions stand for."""

IDENTITY_FILE: Final = Path(__file__).parent / "identity.jsonl"
"""Which names in different articles are one person; nothing is trained on it."""

HAPPENINGS_FILE: Final = Path(__file__).parent / "happenings.jsonl"
"""What happened, what was promised and what withheld, in some articles all of it."""

FURTHER_HAPPENINGS_FILE: Final = Path(__file__).parent / "further_happenings.jsonl"
"""The same of further articles, of PolNeAR, Worldwide NER and MEANTIME, without stances.

Which articles entries are judged in (`ordinary_prose.draw_articles`) depends on what stands in the
file before, so these have one of their own."""

JUDGED_FILE: Final = Path(__file__).parent / "judged.jsonl"
"""Entries of the record, judged one by one: right, or wrong and how."""

JUDGED_ANNOTATIONS_FILE: Final = Path(__file__).parent / "judged_annotations.jsonl"
"""What annotators marked, judged as entries of the record are, and such entries judged again by
others; nothing is trained on it."""

TIMES_OF_PAGES_FILE: Final = Path(__file__).parent / "times_of_pages.jsonl"
"""Time expressions of articles of newspapers' pages; nothing is trained on it."""

CHAINS_FILE: Final = Path(__file__).parent / "chains.jsonl"
"""Which words stand for one and the same, in news of PolNeAR, Worldwide NER and MEANTIME."""

CHAINS_OF_GUM_FILE: Final = Path(__file__).parent / "chains_of_gum.jsonl"
"""The same in four of GUM's news, to compare with OntoGUM's; nothing is trained on it."""
