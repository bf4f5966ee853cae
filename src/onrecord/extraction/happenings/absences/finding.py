"""Absences: what was not answered, not disclosed, not agreed on or denied, by whom, about what."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.extraction.happenings.absences.candidates import AbsenceCandidate, AbsenceCandidates
from onrecord.extraction.happenings.absences.features import features_of
from onrecord.extraction.happenings.log_linear import likeliest_apart, probability
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.schema.happenings import Absence, Party
from onrecord.schema.provenance import Origin
from onrecord.schema.span import Span, text_version

VERSION: Final = "1"
LEAST_PROBABILITY: Final = 0.33
"""Likelier candidates are kept: F1 on the writing part is near its highest from 0.25 to 0.45, and
precision grows with it (docs/experiments.md)."""

_PRONOUNS: Final = frozenset("he she it they we i you who him her them us".split())
_LEAST_OF_NOT_DONE: Final = 0.5
# One party tells these of itself once, though a heading and the text both say it.
_TOLD_ONCE: Final = frozenset(["reject request", "unreached", "unanswered", "no comment"])
_ID_DIGITS: Final = 12
# What it is about follows the cue, after such a word where there is one.
_ABOUT: Final = re.compile(
    r"(?:(?!\b(?:and|or|but|that|which|who)\b)[^,;:.“”\"]){0,60}?\b(?:(?:about|on|over|regarding"
    r"|concerning|of|for|(?:notion|idea|claims?|suggestions?|reports?|allegations?|denied|denies)"
    r"\sthat)\s|(?=(?:whether|why|how"
    r"|what|who|when|where)\s))",
    re.IGNORECASE,
)
# "Would not discuss on the show whether".
_QUESTION: Final = re.compile(
    r"\s(?:on|at|in|during)\s(?:[\w’'-]{1,20}\s){1,5}(?=(?:whether|why|how|what|who|when|where)\s)"
)
_REQUEST: Final = re.compile(
    r"(?:request|question|inquir|email|e-mail|call|message)\w{0,4}\s(?:for\s\w{1,20}\s)?(?:from|by)\s"
    r"(?:the\s)?",
    re.IGNORECASE,
)
_ASKED_BY: Final = re.compile(r"\b(?:asked|pressed|questioned)\sby\s(?:the\s)?", re.IGNORECASE)


def find_absences(scene: Scene) -> tuple[Absence, ...]:
    """Return the absences that an article tells of, in order of their first characters.

    Of candidates that overlap the likeliest is kept.
    """
    wordings = Wordings(scene)
    judged = [
        (probability("absence", features_of(candidate, scene, wordings)), candidate)
        for candidate in AbsenceCandidates(scene, wordings).find()
    ]
    judged = [one for one in judged if one[0] >= _least(one[1]) and not _is_of_nobody(one[1])]
    kept = likeliest_apart(judged, LEAST_PROBABILITY)
    # What a heading repeats is told by the text.
    kept.sort(key=lambda one: (_is_in_heading(scene, one[1]), -one[0]))
    found = [_absence(scene, candidate, likely) for likely, candidate in _once(scene, kept)]
    return tuple(sorted(found, key=lambda absence: absence.wording.start))


def _least(candidate: AbsenceCandidate) -> float:
    """Return the lowest probability that is kept: what is merely not done is seldom withheld."""
    cue = candidate.cue
    is_mere = cue.family == "not" and cue.kind in ("no_response", "no_agreement")
    return _LEAST_OF_NOT_DONE if is_mere else LEAST_PROBABILITY


def _is_of_nobody(candidate: AbsenceCandidate) -> bool:
    """Whether only a pronoun tells who, of which nothing tells whom it stands for."""
    who = candidate.who
    return who is not None and who.entity is None and who.words.text.lower() in _PRONOUNS


def _is_in_heading(scene: Scene, candidate: AbsenceCandidate) -> bool:
    """Whether it stands in a heading, or in the first line, which mostly is one."""
    position = candidate.cue.start
    is_first = position < scene.text.find("\n")
    return is_first or any(begin <= position < end for begin, end in scene.annotations.headings)


def _is_nameless(candidate: AbsenceCandidate) -> bool:
    return candidate.who is None or candidate.who.entity is None


def _once(
    scene: Scene, kept: list[tuple[float, AbsenceCandidate]]
) -> Iterator[tuple[float, AbsenceCandidate]]:
    """Yield the likeliest of those that tell the same of one party: a heading repeats the text."""
    told: set[tuple[str, str, str]] = set()
    ways = {(c.cue.family, c.cue.verb) for _, c in kept if not _is_in_heading(scene, c)}
    for likely, candidate in kept:
        way = candidate.cue.family, candidate.cue.verb
        if way in ways and _is_nameless(candidate) and _is_in_heading(scene, candidate):
            continue
        who = candidate.who
        cue = candidate.cue
        key = (cue.family, cue.verb, who.entity if who and who.entity else "")
        is_of_one_matter = bool(cue.verb) or cue.family in _TOLD_ONCE
        if not (is_of_one_matter and key[2]) or key not in told:
            told.add(key)
            yield likely, candidate


def _absence(scene: Scene, candidate: AbsenceCandidate, likely: float) -> Absence:
    wording = scene.span(candidate.wording)
    cue = candidate.cue
    key = f"{scene.article.id} absence {wording.start} {wording.end}"
    return Absence(
        id="a" + text_version(key)[:_ID_DIGITS],
        kind=cue.kind,
        wording=wording,
        cue=scene.span((cue.start, cue.end)),
        who=candidate.who,
        asked_by=_asked_by(scene, candidate),
        about=_about(scene, candidate),
        statement=candidate.statement.id if candidate.statement else None,
        confidence=round(likely, 4),
        origin=Origin("rule", "absence", VERSION),
    )


def _asked_by(scene: Scene, candidate: AbsenceCandidate) -> Party | None:
    """Return who asked: "asked by the Sun", "a request from the Sun"."""
    sentence = scene.clause(candidate.cue.start).sentence
    for pattern in (_ASKED_BY, _REQUEST):
        found = pattern.search(scene.text, *sentence)
        if found is None:
            continue
        for mention in scene.around.mentions((found.start(), sentence[1])):
            if mention.span.start <= found.end() < mention.span.end:
                return scene.party(mention)
    return None


def _about(scene: Scene, candidate: AbsenceCandidate) -> Span | None:
    """Return the words that tell about what, within the wording."""
    start, end = candidate.cue.end, candidate.wording[1]
    found = _QUESTION.match(scene.text, start, end) or _ABOUT.match(scene.text, start, end)
    if found is None or found.end() >= end:
        return None
    if any(date.span.start <= found.end() + 1 for date in scene.around.dates((found.end(), end))):
        # "Did not return a call on Wednesday": when, and not about what.
        return None
    return scene.span((found.end(), end))
