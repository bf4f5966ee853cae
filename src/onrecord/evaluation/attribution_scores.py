"""How far two sets of attributions agree: exact, overlap, token and attribution scores.

The exact and overlap scores follow the evaluation of BBC Citron, which counts by attribution. The
attribution score pairs attributions one to one where their contents share half of their tokens
(Jaccard) and their sources a telling word.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.evaluation.attribution_tokens import Offsets, Run, TokenizedArticle

Role = Literal["source", "cue", "content"]
ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")

SHARED_CONTENT: Final = 0.5
"""Least Jaccard index of the content tokens of a pair."""

_ANY_MARK: Final = re.compile(r"[\"“”„‟«»‘]|``|''")
_OPENED_BEFORE: Final = re.compile(r"(?:[\"“„‟«‘]|``)$")
_CLOSED_AFTER: Final = re.compile(r"[.,!?;:…]?(?:[\"”“»]|'')")


@dataclass(frozen=True, slots=True)
class SpannedAttribution:
    """An attribution as offsets of characters, for each role."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class ScoredAttribution:
    """An attribution in tokens: the runs and the members of each role."""

    runs: dict[Role, tuple[Run, ...]]
    members: dict[Role, frozenset[int]]
    telling: frozenset[int]
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall as counts; sums over articles give micro averages.

    Counts are whole but where a hit may be one in part.
    """

    predicted: float = 0
    predicted_hits: float = 0
    gold: float = 0
    gold_hits: float = 0

    @classmethod
    def of_sets(cls, predicted: Set[Hashable], gold: Set[Hashable]) -> "Score":
        """Return the score of what is in one set and ought to be in the other."""
        shared = len(predicted & gold)
        return cls(len(predicted), shared, len(gold), shared)

    def __add__(self, other: "Score") -> "Score":
        """Add the counts."""
        return Score(
            self.predicted + other.predicted,
            self.predicted_hits + other.predicted_hits,
            self.gold + other.gold,
            self.gold_hits + other.gold_hits,
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0 to 1."""
        return self.predicted_hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found, 0 to 1."""
        return self.gold_hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Scores = dict[str, Score]


def score_article(
    article: TokenizedArticle,
    predicted: Iterable[SpannedAttribution],
    gold: Iterable[SpannedAttribution],
) -> Scores:
    """Compare the attributions of one article with gold.

    Returns:
        Scores by name: ``exact source``, ``overlap cue``, ``token content``, ``exact all``,
        ``attribution``, ``attribution, direct and mixed``, ``attribution, indirect``, and more.
    """
    ours = _in_tokens(article, predicted, touching=True)
    theirs = _in_tokens(article, gold, touching=False)
    return {
        **_exact_scores(ours, theirs),
        **_overlap_scores(ours, theirs),
        **_token_scores(ours, theirs),
        **_attribution_scores(ours, theirs),
    }


def matched_pairs(
    article: TokenizedArticle,
    predicted: Sequence[SpannedAttribution],
    gold: Sequence[SpannedAttribution],
) -> dict[int, int]:
    """Return which predicted attribution is which gold one, by index."""
    ours = [_one_in_tokens(article, a, touching=True) for a in predicted]
    theirs = [_one_in_tokens(article, a, touching=False) for a in gold]
    return _pairs(ours, theirs)


def _in_tokens(
    article: TokenizedArticle, attributions: Iterable[SpannedAttribution], *, touching: bool
) -> list[ScoredAttribution]:
    scored = [_one_in_tokens(article, a, touching=touching) for a in attributions]
    return [a for a in scored if a.runs["cue"] or a.runs["content"]]


def _one_in_tokens(
    article: TokenizedArticle, attribution: SpannedAttribution, *, touching: bool
) -> ScoredAttribution:
    spans: dict[Role, tuple[Offsets, ...]] = {
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
    }
    runs = {role: article.runs(spans[role]) for role in ROLES}
    members = {role: article.members(runs[role]) for role in ROLES}
    return ScoredAttribution(
        runs,
        members,
        article.telling_words(members["source"]),
        any(_is_quoted(article.text, span, touching=touching) for span in attribution.content),
    )


def _is_quoted(text: str, span: Offsets, *, touching: bool) -> bool:
    """Whether a quotation mark stands in the span or, for predictions, right beside it."""
    start, end = span
    if _ANY_MARK.search(text[start:end]):
        return True
    if not touching:
        return False
    before = text[max(0, start - 2) : start]
    return bool(_OPENED_BEFORE.search(before) or _CLOSED_AFTER.match(text, end))


def _touch(ours: tuple[Run, ...], theirs: tuple[Run, ...]) -> bool:
    """Whether two cues overlap or stand side by side."""
    return any(a[0] <= b[1] + 1 and b[0] <= a[1] + 1 for a in ours for b in theirs)


def _exact_scores(ours: list[ScoredAttribution], theirs: list[ScoredAttribution]) -> Scores:
    scores: Scores = {}
    for role in ROLES:
        counted, hits = _exact_counts(ours, theirs, role)
        gold_counted, gold_hits = _exact_counts(theirs, ours, role)
        scores[f"exact {role}"] = Score(counted, hits, gold_counted, gold_hits)
    ours_all = [tuple(a.runs[role] for role in ROLES) for a in ours]
    theirs_all = [tuple(a.runs[role] for role in ROLES) for a in theirs]
    scores["exact all"] = Score(
        len(ours),
        sum(runs in theirs_all for runs in ours_all),
        len(theirs),
        sum(runs in ours_all for runs in theirs_all),
    )
    return scores


def _exact_counts(
    mine: list[ScoredAttribution], others: list[ScoredAttribution], role: Role
) -> tuple[int, int]:
    if role == "cue":
        with_cue = [a for a in mine if a.runs["cue"]]
        cues = {b.runs["cue"] for b in others}
        return len(with_cue), sum(a.runs["cue"] in cues for a in with_cue)
    hits = sum(
        any(a.runs[role] == b.runs[role] and _touch(a.runs["cue"], b.runs["cue"]) for b in others)
        for a in mine
    )
    return len(mine), hits


def _overlap_scores(ours: list[ScoredAttribution], theirs: list[ScoredAttribution]) -> Scores:
    scores: Scores = {}
    for role in ROLES:
        mine = Counter(token for a in ours for token in a.members[role])
        gold = Counter(token for a in theirs for token in a.members[role])
        shared = (mine & gold).total()
        scores[f"overlap {role}"] = Score(mine.total(), shared, gold.total(), shared)
    scores["overlap all"] = sum((scores[f"overlap {role}"] for role in ROLES), Score())
    return scores


def _token_scores(ours: list[ScoredAttribution], theirs: list[ScoredAttribution]) -> Scores:
    scores: Scores = {}
    for role in ROLES:
        mine = {token for a in ours for token in a.members[role]}
        gold = {token for a in theirs for token in a.members[role]}
        shared = len(mine & gold)
        scores[f"token {role}"] = Score(len(mine), shared, len(gold), shared)
    return scores


def _attribution_scores(ours: list[ScoredAttribution], theirs: list[ScoredAttribution]) -> Scores:
    pairs = _pairs(ours, theirs)
    found = set(pairs.values())

    def score(wanted: tuple[bool, ...]) -> Score:
        mine = [n for n, a in enumerate(ours) if a.is_quoted in wanted]
        gold = [n for n, a in enumerate(theirs) if a.is_quoted in wanted]
        return Score(
            len(mine), sum(n in pairs for n in mine), len(gold), sum(n in found for n in gold)
        )

    return {
        "attribution": score((True, False)),
        "attribution, direct and mixed": score((True,)),
        "attribution, indirect": score((False,)),
    }


def _pairs(ours: list[ScoredAttribution], theirs: list[ScoredAttribution]) -> dict[int, int]:
    """Pair attributions one to one, as many as can be (a maximum bipartite matching)."""
    candidates = [_candidates(a, theirs) for a in ours]
    owner: dict[int, int] = {}

    def place(mine: int, tried: set[int]) -> bool:
        for gold in candidates[mine]:
            if gold in tried:
                continue
            tried.add(gold)
            if gold not in owner or place(owner[gold], tried):
                owner[gold] = mine
                return True
        return False

    for mine in range(len(ours)):
        place(mine, set())
    return {mine: gold for gold, mine in owner.items()}


def _candidates(attribution: ScoredAttribution, theirs: list[ScoredAttribution]) -> list[int]:
    content = attribution.members["content"]
    scored = []
    for number, gold in enumerate(theirs):
        other = gold.members["content"]
        shared = len(content & other)
        if not shared or shared / len(content | other) < SHARED_CONTENT:
            continue
        if _same_source(attribution, gold):
            scored.append((-shared / len(content | other), number))
    return [number for _, number in sorted(scored)]


def _same_source(attribution: ScoredAttribution, gold: ScoredAttribution) -> bool:
    if not gold.telling:
        return not attribution.members["source"]
    return bool(gold.telling & attribution.members["source"])
