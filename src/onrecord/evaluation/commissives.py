"""Units that commit the speaker to do something, against speech acts of a campaign."""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from onrecord.errors import UnreadableInput
from onrecord.evaluation.attribution_scores import Score
from onrecord.evaluation.corpora.speech_acts import SpeechActDocument, read_speech_acts
from onrecord.evaluation.figures import SCORE_COLUMNS, EvaluationReport, FigureTable, score_rows
from onrecord.evaluation.folds import ReaderOf

# The baseline: words with which English speaks of what somebody is going to do.
_WORDS: Final = re.compile(
    r"\b(?:will|shall|would|going to|commits?|committed|commitment|pledges?|promises?|guarantees?"
    r"|intends? to|plans? to)\b",
    re.IGNORECASE,
)


def evaluate_commissives(
    reader_of: ReaderOf,
    folder: Path,
    *,
    limit: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EvaluationReport:
    """Compare the units that the reader takes for commitments with those that people did.

    A unit counts as one where the mean log-odds of its words are above 0. Beside stand looking for
    words, and taking every unit for one.

    Args:
        reader_of: which reader reads a document.
        folder: the folder of the corpus.
        limit: read no more documents than this.
        progress: told after each document how many are done, and of how many.

    Raises:
        UnreadableInput: the folder cannot be read, or no reader may read any document.
        MalformedInput: a file is no table of units.
        ModelError: a model has not learned commitments of campaigns.
    """
    documents = list(islice(read_speech_acts(folder), limit))
    scores = {"reader": Score(), "looking for words": Score(), "every unit": Score()}
    models: set[str] = set()
    units = 0
    for number, document in enumerate(documents, start=1):
        reader = reader_of(document.name)
        if reader is not None:
            extents = [(unit.start, unit.end) for unit in document.units]
            told = reader.judge.commissives(document.text, extents)
            scores["reader"] += _score(document, [log_odds > 0 for log_odds in told])
            texts = [document.text[slice(*extent)] for extent in extents]
            by_words = [_WORDS.search(text) is not None for text in texts]
            scores["looking for words"] += _score(document, by_words)
            scores["every unit"] += _score(document, [True] * len(extents))
            models.add(reader.model)
            units += len(extents)
        if progress:
            progress(number, len(documents))
    if not models:
        raise UnreadableInput("no document may be read by any of the models")
    return EvaluationReport(
        ", ".join(sorted(models)),
        (FigureTable(SCORE_COLUMNS, score_rows(scores)),),
        (f"{units} units of {len(documents)} documents, of commissives those of an action.",),
        {"units": units, "f1": scores["reader"].f1},
    )


def _score(document: SpeechActDocument, commits: Sequence[bool]) -> Score:
    found = {number for number, one in enumerate(commits) if one}
    annotated = {number for number, unit in enumerate(document.units) if unit.commits}
    return Score.of_sets(found, annotated)
