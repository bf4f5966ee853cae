"""What the network learns from, and the articles that are kept out of it."""

from collections.abc import Container
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.evaluation.corpora.gap import PronounChoice, read_gap
from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import read_gum_in_chains
from onrecord.evaluation.corpora.polnear import GoldArticle, read_polnear
from onrecord.evaluation.corpora.speech_facts import ArticleAnnotations, read_annotations
from onrecord.evaluation.corpora.worldwide import NamedArticle, read_worldwide
from training.annotations import HAND_FILE, RULE_FILE
from training.corpus_texts import worldwide_name
from training.happening_corpora import HappeningCorpora, read_happening_corpora
from training.noise import heading_stock, section_headings
from training.quotation_lists import QuotationStock, quotation_stock
from training.silver import SilverLabels

# Every 14th article of train is kept out of training: confidences are calibrated on these.
CALIBRATION_STEP = 14
# Every 10th article with names is kept out, to tell how well names are read.
NAMES_STEP = 10


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is learned from."""

    attributed: tuple[GoldArticle, ...] = ()
    by_hand: dict[str, ArticleAnnotations] = field(default_factory=dict)
    by_rule: dict[str, ArticleAnnotations] = field(default_factory=dict)
    named: tuple[NamedArticle, ...] = ()
    documents: tuple[GumDocument, ...] = ()
    chained: tuple[GumDocument, ...] = ()
    pronouns: tuple[PronounChoice, ...] = ()
    headings: tuple[str, ...] = ()
    quotations: QuotationStock = field(default_factory=lambda: quotation_stock(()))
    silver: dict[str, SilverLabels] = field(default_factory=dict)
    happenings: HappeningCorpora = field(default_factory=HappeningCorpora)

    def of_happenings(self) -> "Corpora":
        """Return those that tell what happened, and nothing else."""
        annotated = self.happenings.annotated
        return Corpora(
            attributed=tuple(one for one in self.attributed if one.name in annotated),
            happenings=self.happenings,
        )


def kept_out(shared: Path) -> frozenset[str]:
    """Return the names, as annotations have them, of the articles that calibrate or measure."""
    data = shared / "data"
    attributed = [a.name for a in read_polnear(data / "polnear" / "train")]
    named = [worldwide_name(a.name) for a in read_worldwide(data / "worldwide-ner")]
    return frozenset((*attributed[::CALIBRATION_STEP], *named[::NAMES_STEP]))


def read_corpora(shared: Path, left_out: Container[str]) -> Corpora:
    """Read what is learned from.

    Args:
        shared: the folder of what is learned from.
        left_out: names, as annotations have them, of articles that are not to be learned from.
    """
    data = shared / "data"
    polnear = read_polnear(data / "polnear" / "train")
    attributed = tuple(a for a in polnear if a.name not in left_out)
    rows = (data / "polnear" / "metadata.tsv").read_text("utf-8").splitlines()
    header = rows[0].split("\t")
    cells = [row.split("\t") for row in rows[1:]]
    titles = [c[header.index("title")] for c in cells if c[0] == "train"]
    gum = data / "gum" / "train"
    headings = (
        *heading_stock(titles, [a.text for a in attributed]),
        *section_headings(gum / "gum"),
    )
    named = read_worldwide(data / "worldwide-ner")
    return Corpora(
        attributed=attributed,
        by_hand=read_annotations(HAND_FILE),
        by_rule=read_annotations(RULE_FILE),
        named=tuple(a for a in named if worldwide_name(a.name) not in left_out),
        documents=tuple(read_gum_in_chains(gum / "gum", gum / "ontogum")),
        pronouns=tuple(read_gap(data / "gap" / "gap-development.tsv")),
        headings=headings,
        quotations=quotation_stock(attributed),
        happenings=read_happening_corpora(shared, left_out),
    )
