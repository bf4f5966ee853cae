"""How far two partitions of mentions agree: MUC, B-cubed, CEAF over entities, and their mean."""

from collections.abc import Hashable, Sequence

from onrecord.errors import MissingLibrary
from onrecord.evaluation.attribution_scores import Score

Cluster = frozenset[Hashable]


class CoreferenceScores:
    """The three scores of the CoNLL shared tasks (Pradhan et al. 2014), over documents.

    Singletons must be left out by the caller, as in OntoNotes.
    """

    def __init__(self) -> None:
        """Start from nothing."""
        self.mentions = Score()
        self.muc = Score()
        self.b_cubed = Score()
        self.ceaf = Score()

    @property
    def conll(self) -> float:
        """Mean of the three F1 scores, 0 to 1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3

    def __iadd__(self, other: "CoreferenceScores") -> "CoreferenceScores":
        """Add the scores of other documents."""
        self.mentions += other.mentions
        self.muc += other.muc
        self.b_cubed += other.b_cubed
        self.ceaf += other.ceaf
        return self

    def add(self, predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> None:
        """Add a document.

        Raises:
            MissingLibrary: scipy is not installed.
        """
        self.mentions += Score.of_sets(
            {m for cluster in predicted for m in cluster}, {m for cluster in gold for m in cluster}
        )
        self.muc += Score(
            sum(len(cluster) - 1 for cluster in predicted),
            _links(predicted, gold),
            sum(len(cluster) - 1 for cluster in gold),
            _links(gold, predicted),
        )
        self.b_cubed += Score(
            sum(map(len, predicted)),
            _shared(predicted, gold),
            sum(map(len, gold)),
            _shared(gold, predicted),
        )
        similarity = _best_similarity(predicted, gold)
        self.ceaf += Score(len(predicted), similarity, len(gold), similarity)


def _links(mine: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """Return how many links of my clusters the others keep (Vilain et al. 1995)."""
    owner = {mention: n for n, cluster in enumerate(others) for mention in cluster}
    kept = 0
    for cluster in mine:
        parts = {owner[mention] for mention in cluster if mention in owner}
        alone = sum(mention not in owner for mention in cluster)
        kept += len(cluster) - len(parts) - alone
    return kept


def _shared(mine: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    """Return the sum over my mentions of the share of their clusters that is right."""
    owner = {mention: cluster for cluster in others for mention in cluster}
    return sum(
        len(cluster & owner[mention]) / len(cluster)
        for cluster in mine
        for mention in cluster
        if mention in owner
    )


def _best_similarity(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """Return the similarity of the best one-to-one alignment of clusters (Luo 2005, phi 4)."""
    if not predicted or not gold:
        return 0.0
    try:
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415
    except ImportError as error:
        raise MissingLibrary(
            "coreference scores need scipy: pip install 'onrecord[evaluation]'"
        ) from error
    similarity = [[2 * len(p & g) / (len(p) + len(g)) for g in gold] for p in predicted]
    rows, columns = linear_sum_assignment(similarity, maximize=True)
    best = ((int(row), int(column)) for row, column in zip(rows, columns, strict=True))
    return sum(similarity[row][column] for row, column in best)
