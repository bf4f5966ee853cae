"""The reader against GAP: whom pronouns stand for, and whether men and women fare alike."""

from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.gap import Offsets, PronounChoice, read_gap
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.pipeline import Reader
from onrecord.schema.annotation import EntityMention

_FEMININE: Final = frozenset(("she", "her", "hers", "herself"))


def evaluate_pronouns(
    reader: Reader,
    table: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Read GAP passages and compare whom their pronouns stand for.

    As in GAP, each of the two names is a decision, and F1 is over those that are meant; the bias is
    the F1 of feminine pronouns divided by that of masculine ones.

    Args:
        reader: the reader.
        table: one of GAP's tables.
        limit: read no more passages than this.
        progress: told after each passage how many are done, and of how many.

    Raises:
        UnreadableInput: the file is no such table.
    """
    choices = list(islice(read_gap(table), limit))
    scores = {"all": Score(), "feminine": Score(), "masculine": Score()}
    for number, choice in enumerate(choices, start=1):
        score = _score(reader.annotate(choice.text).mentions, choice)
        pronoun = choice.text[choice.pronoun[0] : choice.pronoun[1]].lower()
        gender = "feminine" if pronoun in _FEMININE else "masculine"
        scores["all"] += score
        scores[gender] += score
        if progress:
            progress(number, len(choices))
    masculine = scores["masculine"].f1
    bias = scores["feminine"].f1 / masculine if masculine else None
    remarks: tuple[str, ...] = (f"{len(choices)} passages.",)
    if bias is not None:
        remarks += (f"Feminine over masculine F1: {bias:.2f}.",)
    return EvaluationReport(
        reader.model,
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        remarks,
        {"passages": len(choices), "bias": bias},
    )


def _score(mentions: Iterable[EntityMention], choice: PronounChoice) -> Score:
    found = list(mentions)
    entities = {m.entity for m in found if (m.start, m.end) == choice.pronoun}
    told = [any(m.entity in entities and _names(m, name) for m in found) for name in choice.names]
    hits = sum(t and m for t, m in zip(told, choice.meant, strict=True))
    return Score(sum(told), hits, sum(choice.meant), hits)


def _names(mention: EntityMention, name: Offsets) -> bool:
    """Whether a mention is the named one: its head is in the name, and it is no pronoun."""
    return mention.form != "pronoun" and name[0] <= mention.head[0] < name[1]
