"""Commitments: who is to do what, for whom, by when, and how firm it is, in the words used."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.extraction.happenings.clause_words import stem
from onrecord.extraction.happenings.commitments.candidates import (
    CommitmentCandidate,
    CommitmentCandidates,
    CommitmentDoubt,
)
from onrecord.extraction.happenings.commitments.features import features_of
from onrecord.extraction.happenings.log_linear import likeliest_apart, probability
from onrecord.extraction.happenings.scene import Scene
from onrecord.extraction.happenings.subject_words import POSSESSIVES
from onrecord.extraction.happenings.wordings import Wordings
from onrecord.schema.annotation import Offsets
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Commitment, CommitmentKind, Party
from onrecord.schema.provenance import Origin
from onrecord.schema.record import Statement
from onrecord.schema.span import Span, text_version

VERSION: Final = "1"
LEAST_PROBABILITY: Final = 0.48
"""Likelier candidates are kept: of those below, read one by one, two in three were wrong
(docs/experiments.md)."""
_LEAST_WEIGHED: Final = 0.15

_ID_DIGITS: Final = 12
# What is threatened rather than promised, by its stem: the guide names suits and vetoes.
_HOSTILE: Final = frozenset(
    stem(verb)
    for verb in "sue veto block boycott retaliate punish appeal jail prosecute shut destroy".split()
)
# With these somebody gives their word that it will be so.
_WORD_GIVEN: Final = frozenset(
    stem(verb) for verb in "promise pledge vow assure guarantee swear inform reassure".split()
)
# Who would be glad to do something offers it.
_GLAD: Final = re.compile(r"\sbe\s(?:glad|happy|pleased|willing|delighted)\sto\b")
# A full stop after a title ends no clause, nor does a word in quotation marks.
_CONDITION: Final = re.compile(
    r"(?<![^\W_])(?:only\sif|if|unless|provided\sthat|as\slong\sas|on\sthe\scondition\sthat"
    r"|in\s(?:return|exchange)\sfor)\s"
    r"(?:\b(?:Mrs?|Ms|Dr|Sen|Gov|Rep|Gen|St)\.|[“\"][\w\s’'-]{1,40}[”\"]|[^,;.!?“”\"]){2,160}",
    re.IGNORECASE,
)
# What tells somebody's words, and no deed, thought or feeling of theirs.
_SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|vow|promis|pledg|announc|add|insist|indicat|suggest"
    r"|stat|wr(?:ot|it)|declar|not(?:ed|es|ing)|explain|inform|acknowledg|confirm|signal|report"
    r"|reveal|according|tweet|assur|claim|reiterat|repeat)\w*\b"
)
_SPOKEN_FOR: Final = re.compile(
    r"\b(?:spokes\w+|communications|press\ssecretary|campaign\s(?:manager|chair\w*|director)|lawyer"
    r"|attorney|aide|advis[eo]r|strategist|counsel|(?:president|director|head|chair\w*|executive)\sof)\b",
    re.IGNORECASE,
)
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:is|are|was|were|has|have|had|do|does|did|am)n[’']t"
    r"|\b(?:(?:is|are|was|were|am|do|does|did|has|have|had)\s)?not"
    r"|\bno(?:\s(?:current|present|immediate|firm|such))?)"
    r"\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_LONGEST_NOT: Final = 24
_NOBODY: Final = frozenset(
    [
        *"i we he she they it you him her them me us his their its my our nobody".split(),
        *("no one", "everyone", "anyone", "somebody", "someone"),
    ]
)
# A condition ends so near before the clause that depends on it, in characters.
_NEAR: Final = 2
_LONGEST_CONDITION: Final = 180


def find_commitments(scene: Scene, *, is_weighed: bool = False) -> tuple[Commitment, ...]:
    """Return the commitments that an article tells of, in order of their first characters.

    Of candidates that overlap the likeliest is kept; of the same words of one party, the first.

    Args:
        scene: the article.
        is_weighed: whether it is weighed later what speaks for each: then those that rules doubt
            or hold to be unlikely are returned too.
    """
    wordings = Wordings(scene)
    judged = [
        (probability("commitment", features_of(candidate, scene, wordings)), candidate)
        for candidate in find_candidates(scene, wordings)
        if is_weighed or candidate.doubt is None
    ]
    least = _LEAST_WEIGHED if is_weighed else LEAST_PROBABILITY
    kept = likeliest_apart(judged, least)
    return tuple(_first_told([_commitment(scene, one, likely) for likely, one in kept]))


def find_candidates(scene: Scene, wordings: Wordings) -> Iterator[CommitmentCandidate]:
    """Yield what may be a commitment of somebody, with what speaks against it, in order."""
    for candidate in CommitmentCandidates(scene, wordings).find():
        if _is_somebodys(scene, candidate):
            yield replace(candidate, doubt=_doubt(scene, candidate))


def _doubt(scene: Scene, candidate: CommitmentCandidate) -> CommitmentDoubt | None:
    """Return why it is likely that nothing is undertaken, or not by the party, or None."""
    who = candidate.who
    if candidate.doubt is not None or who is None:
        return candidate.doubt
    is_own = candidate.statement is not None and candidate.statement.speaker == who.entity
    if not is_own and not (scene.is_sure_pronoun(who) and scene.is_sure_plural(who)):
        return "of whom"
    return "for others" if _speaks_for_others(scene, who) else None


def _is_somebodys(scene: Scene, candidate: CommitmentCandidate) -> bool:
    """Whether a reader can tell who is to do it: somebody, and not "he" of whom nobody knows."""
    who = candidate.who
    if who is None or not scene.is_whole(who) or _is_lone_noun(who):
        return False
    return who.entity is not None or who.words.text.lower() not in _NOBODY


def _is_lone_noun(who: Party) -> bool:
    """Whether one word without an article tells nobody: "a birther who has", "Justice vows to"."""
    words = who.words.text
    if not words.isalpha() or words.lower() in _NOBODY or words.endswith("s"):
        return False
    return words.islower() or who.entity is None


def _speaks_for_others(scene: Scene, who: Party) -> bool:
    """Whether "we" are those for whom a spokeswoman speaks, and not she."""
    if who.entity is None or who.words.text.lower() not in ("we", "our"):
        return False
    roles = scene.around.entities[who.entity].roles
    return any(_SPOKEN_FOR.search(role.words.text) for role in roles)


def _first_told(found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Yield those that are not told again in the same words: a quotation that is repeated."""
    told: set[tuple[str, str | None]] = set()
    for one in sorted(found, key=lambda c: c.wording.start):
        words = re.sub(r"\W+", " ", one.wording.text.lower())
        key = words, one.who.entity if one.who else None
        if key not in told:
            told.add(key)
            yield one


def _commitment(scene: Scene, candidate: CommitmentCandidate, likely: float) -> Commitment:
    wording = scene.span(candidate.wording)
    key = f"{scene.article.id} commitment {wording.start} {wording.end}"
    return Commitment(
        id="c" + text_version(key)[:_ID_DIGITS],
        kind=_kind(scene, candidate),
        wording=wording,
        cue=scene.span(_whole_cue(scene, candidate)),
        who=candidate.who,
        for_whom=_for_whom(scene, candidate),
        due=_due(scene, candidate.wording),
        condition=_condition(scene, candidate.wording),
        as_told_by=_told_by(scene, candidate),
        statement=candidate.statement.id if candidate.statement else None,
        confidence=round(likely, 4),
        origin=Origin("rule", _name(candidate.doubt), VERSION),
    )


def _name(doubt: CommitmentDoubt | None) -> str:
    """Return the name of what found a commitment: by rules, or in spite of one."""
    return "commitment" if doubt is None else f"commitment, {doubt}"


def _whole_cue(scene: Scene, candidate: CommitmentCandidate) -> Offsets:
    """Return a cue with the negation before it: "isn’t expected to"."""
    cue = candidate.cue
    negation = _NOT_BEFORE.search(scene.text, max(0, cue.start - _LONGEST_NOT), cue.start)
    is_within = negation is not None and negation.start() >= candidate.wording[0]
    return (negation.start() if negation and is_within else cue.start), cue.end


def _kind(scene: Scene, candidate: CommitmentCandidate) -> CommitmentKind:
    """Return how it binds: as its cue does; a suit is a threat, one's own "I will" a promise."""
    family = candidate.cue.family
    is_hostile = candidate.verb is not None and stem(candidate.verb.form) in _HOSTILE
    if is_hostile and not candidate.is_negated and family.kind != "offer":
        is_firm = family.kind == "promise" or family.name in ("will", "would", "going to")
        return "threat" if is_firm else family.kind
    if _GLAD.match(scene.text, candidate.cue.end):
        return "offer"
    if family.name in ("will", "going to") and candidate.subject.kind == "first person":
        return "promise"
    statement = candidate.statement
    if family.name in ("will", "would", "going to") and statement and statement.cue:
        is_word_given = {stem(word) for word in statement.cue.text.lower().split()} & _WORD_GIVEN
        return "promise" if is_word_given else family.kind
    return family.kind


def _for_whom(scene: Scene, candidate: CommitmentCandidate) -> Party | None:
    """Return to whom it is promised: "promised the nurses that"."""
    if candidate.cue.family.name not in ("promise", "offer", "threaten"):
        return None
    between = [
        one
        for one in scene.around.mentions((candidate.cue.word_end, candidate.cue.end))
        if one.span.text.lower() not in POSSESSIVES
    ]
    return scene.party(between[0]) if between else None


def _due(scene: Scene, wording: Offsets) -> Dated | None:
    """Return the date of a wording, where it is not before the article's own.

    Of two dates the one or the other is told of something else, so none is taken.
    """
    published = scene.article.published
    dates = [date for date in scene.around.dates(wording) if date.value]
    if len(dates) != 1 or dates[0].value is None:
        return None
    date = dates[0]
    last_day = dates[0].value.rpartition("/")[2]
    if published and last_day < published.value[: len(last_day)]:
        return None
    return Dated(dates[0].value, "explicit" if date.basis == "explicit" else "anchored", date.span)


def _condition(scene: Scene, wording: Offsets) -> Span | None:
    """Return the words under which condition it is to be done, in the clause or right before it."""
    inside = _CONDITION.search(scene.text, *wording)
    if inside:
        return scene.span((inside.start(), _stripped(scene.text, *inside.span())))
    sentence = scene.around.sentence(wording[0]) or wording
    start = max(sentence[0], wording[0] - _LONGEST_CONDITION)
    for before in _CONDITION.finditer(scene.text, start, wording[0]):
        if wording[0] - before.end() <= _NEAR:
            return scene.span((before.start(), _stripped(scene.text, *before.span())))
    return None


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _told_by(scene: Scene, candidate: CommitmentCandidate) -> str | None:
    """Return the entity that reports it, where that is not the party itself."""
    statement, who = candidate.statement, candidate.who
    party = who.entity if who else None
    if statement and party and statement.speaker == party:
        statement = scene.statement(statement.reported_by)
    if statement is None or statement.speaker == party:
        return None
    is_said = statement.cue is None or _SAYING.search(statement.cue.text.lower()) is not None
    # "They balked at his plan to": what is told of a plan does not tell it.
    is_thing = candidate.cue.family.is_noun and not _is_clause(scene, statement, candidate)
    is_place = statement.speaker is not None and scene.is_of_place(statement.speaker)
    return statement.speaker if is_said and not (is_thing or is_place) else None


def _is_clause(scene: Scene, statement: Statement, candidate: CommitmentCandidate) -> bool:
    """Whether more than the phrase of a noun is said: "that his plan to build it failed"."""
    wording = candidate.wording
    held = next((c for c in statement.content if c.start <= wording[0] < c.end), None)
    if held is None:
        return False
    lead = scene.text[held.start : wording[0]].strip("“”\"‘' ")
    return bool(lead) or held.end - wording[1] > _NEAR
