import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.figures import EvaluationReport
from onrecord.evaluation.speech_facts import evaluate_speech_facts
from onrecord.schema.annotation import AttributionSpans
from tests.evaluation.small_corpora import write_polnear
from tests.evaluation.told_reader import ToldReader, extent, told

NAME = "courier_2025-09-18_plan"
TEXT = (
    "Dana Lund denied in a letter to the council that Tom Reyes said the plan was late . "
    "Ada Osei added the rest ."
)


def _spans(
    source: str, cue: str, content: str, *, channel: str | None = None, addressee: str | None = None
) -> AttributionSpans:
    return AttributionSpans(
        extent(TEXT, source),
        extent(TEXT, cue),
        (extent(TEXT, content),),
        0.9,
        channel=extent(TEXT, channel) if channel else None,
        addressee=extent(TEXT, addressee) if addressee else None,
    )


OUTER = replace(
    _spans(
        "Dana Lund",
        "denied",
        "Tom Reyes said the plan was late",
        channel="a letter",
        addressee="the council",
    ),
    polarity="denied",
)
SECOND = _spans("Ada Osei", "added", "the rest")
INNER = replace(_spans("Tom Reyes", "said", "the plan was late"), outer=0)


def _event(number: int, attribution: AttributionSpans) -> str:
    """Return the lines of an attribution in brat's format."""
    assert attribution.source is not None
    assert attribution.cue is not None
    roles = (
        ("Source", attribution.source),
        ("Cue", attribution.cue),
        ("Content", attribution.content[0]),
    )
    lines = [
        f"T{3 * number + place}\t{role} {start} {end}\tx"
        for place, (role, (start, end)) in enumerate(roles, start=1)
    ]
    arguments = " ".join(
        f"{role}:T{3 * number + place}" for place, (role, _) in enumerate(roles, start=1)
    )
    return "\n".join([*lines, f"E{number + 1}\t{arguments}"])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A part of PolNeAR of two articles, the first of them annotated in `facts.jsonl`."""
    events = "\n".join(_event(n, a) for n, a in enumerate((OUTER, SECOND))) + "\n"
    write_polnear(tmp_path, NAME, TEXT, events)
    write_polnear(tmp_path, "courier_2025-09-19_other", TEXT, events)
    row = {
        "article": NAME,
        "facts": [
            {
                "attribution": 0,
                "polarity": "denied",
                "channel": OUTER.channel,
                "addressee": OUTER.addressee,
            }
        ],
        "inner": [
            {
                "outer": 0,
                "source": INNER.source,
                "cue": INNER.cue,
                "content": INNER.content,
            }
        ],
    }
    (tmp_path / "facts.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path


def _evaluate(corpus: Path, *found: AttributionSpans) -> EvaluationReport:
    reader = ToldReader({TEXT: told(attributions=found)})
    return evaluate_speech_facts(reader, corpus, corpus / "facts.jsonl")


def test_a_reader_that_finds_all_scores_one(corpus: Path) -> None:
    report = _evaluate(corpus, OUTER, INNER, SECOND)
    for name in ("asserted", "denied", "channel", "addressee"):
        assert report.figure(name, "F1") == 1.0
    for name in ("attribution", "token source", "token cue", "token content", "exact all"):
        assert report.figure(f"inner layer, {name}", "F1") == 1.0
    # Neither asks nor refuses, in the text or by the reader.
    assert report.figure("asked", "F1") == report.figure("refused", "F1") == 0.0


def test_what_the_words_say_outright_is_right_in_the_record_though_the_encoder_errs(
    corpus: Path,
) -> None:
    report = _evaluate(corpus, replace(OUTER, polarity="asserted"), SECOND)
    assert report.figure("denied", "recall") == 0.0
    assert report.figure("denied, in the record", "recall") == 1.0
    assert report.figure("channel, in the record", "F1") == 1.0


def test_a_wrong_polarity_is_one_too_many_here_and_one_missed_there(corpus: Path) -> None:
    report = _evaluate(corpus, replace(OUTER, polarity="asserted"), SECOND)
    assert (report.figure("asserted", "precision"), report.figure("asserted", "recall")) == (
        1 / 2,
        1.0,
    )
    assert report.figure("denied", "recall") == 0.0


def test_a_channel_is_right_where_it_shares_a_word_with_the_annotated_one(corpus: Path) -> None:
    start, end = extent(TEXT, "in a letter")
    for channel, hit in (((start, end), 1.0), ((start, start + 2), 0.0), ((end, end + 3), 0.0)):
        assert _evaluate(corpus, replace(OUTER, channel=channel)).figure("channel", "F1") == hit


def test_an_addressee_that_is_made_up_costs_precision(corpus: Path) -> None:
    report = _evaluate(corpus, OUTER, replace(SECOND, addressee=extent(TEXT, "Tom Reyes")))
    assert report.figure("addressee", "precision") == 1 / 2
    assert report.figure("addressee", "recall") == 1.0


def test_the_facts_of_an_attribution_that_is_not_found_count_for_nothing(corpus: Path) -> None:
    elsewhere = replace(OUTER, content=(extent(TEXT, "the rest"),))
    report = _evaluate(corpus, elsewhere, SECOND)
    assert report.figure("denied", "recall") == 0.0
    assert report.figure("asserted", "F1") == 1.0
    assert report.figure("channel", "precision") == 0.0


def test_an_inner_attribution_is_compared_with_inner_ones_alone(corpus: Path) -> None:
    report = _evaluate(corpus, OUTER, replace(INNER, outer=None))
    assert report.figure("inner layer, attribution", "recall") == 0.0
    report = _evaluate(corpus, OUTER, replace(SECOND, outer=0))
    assert report.figure("inner layer, attribution", "precision") == 0.0


def test_only_articles_that_are_annotated_are_read(corpus: Path) -> None:
    done: list[tuple[int, int]] = []
    report = evaluate_speech_facts(
        ToldReader(),
        corpus,
        corpus / "facts.jsonl",
        progress=lambda now, total: done.append((now, total)),
    )
    assert done == [(1, 1)]
    assert report.facts["articles"] == 1


def test_a_file_that_is_not_there_is_refused(corpus: Path) -> None:
    with pytest.raises(UnreadableInput):
        evaluate_speech_facts(ToldReader(), corpus, corpus / "none.jsonl")
