"""What a record has of quotations, as JSON. Names, once published, stay; later ones are added."""

from typing import Literal

from pydantic import Field

from onrecord.interfaces.exports.happening_answers import SourceShape, source_shape
from onrecord.interfaces.exports.shapes import CONFIDENCE_PLACES, Shape, SpanShape, span_shape
from onrecord.interfaces.exports.statement_rows import StatementRow, statement_row
from onrecord.schema.quotations import (
    Attribution,
    CheckOutcome,
    DraftQuotation,
    PrintedQuotation,
    QuotationCheck,
    QuotationCluster,
    WordComparison,
    WordStanding,
)


class WordComparisonShape(Shape):
    """Words that are the same, or differ, between a quotation and what was printed."""

    standing: WordStanding = Field(
        description="same; asked: only the quotation has them; printed: only the article; "
        "left out: the quotation has an ellipsis for them."
    )
    asked: SpanShape | None = Field(description="Characters of the quotation.")
    printed: SpanShape | None = Field(description="Characters of the article's text.")


class PrintedQuotationShape(Shape):
    """A statement that has the words of a quotation, or nearly."""

    statement: StatementRow
    is_quoted: bool = Field(description="Whether the article has them in quotation marks.")
    is_exact: bool = Field(description="Whether all words are the same, in the same order.")
    likeness: float = Field(ge=0, le=1, description="Share of the words that are the same.")
    is_by: bool | None = Field(
        description="Whether it is said by the one asked for; null where nobody was, or where "
        "the article does not tell who speaks."
    )
    words: tuple[WordComparisonShape, ...]


class AttributionShape(Shape):
    """Somebody to whom articles attribute a quotation."""

    name: str | None
    is_named: bool
    statements: tuple[str, ...] = Field(description="Ids of the statements.")


class QuotationClusterShape(Shape):
    """One quotation, in all the forms in which articles print it."""

    id: str = Field(description="Id of the statement with the fullest form.")
    earliest: str = Field(description="Id of the statement that was published first.")
    fullest: str = Field(description="Id of the statement with the most words.")
    is_disputed: bool = Field(description="Whether articles name different speakers.")
    attributions: tuple[AttributionShape, ...]
    printed: tuple[StatementRow, ...] = Field(description="In order of publication.")


class QuotationCheckShape(Shape):
    """What a record has of a quotation, as `onrecord check --json` prints it."""

    file: str | None = Field(description="The draft that it stands in, with --file.")
    line: int | None = Field(ge=1, description="The line of the draft that it begins on.")
    start: int | None = Field(ge=0, description="Offset in the draft, in Unicode code points.")
    end: int | None = Field(gt=0, description="Offset after the last character in the draft.")
    asked: str = Field(description="The quotation.")
    by: str | None = Field(description="Who is said to have said it.")
    outcome: CheckOutcome
    is_sound: bool = Field(
        description="Whether it is found as printed, and said by the one it is said to be by."
    )
    printed: tuple[PrintedQuotationShape, ...] = Field(description="The most alike first.")
    quotation: QuotationClusterShape | None = Field(
        description="The quotation that the first of them is of, in all its forms."
    )
    elsewhere: tuple[SourceShape, ...] = Field(
        description="Where nothing is found, articles in whose text the words stand all the same, "
        "said by nobody as far as they were read."
    )


def check_shape(check: QuotationCheck) -> QuotationCheckShape:
    """Return the shape of what a record has of a quotation."""
    return _check(check, None, None)


def draft_quotation_shape(found: DraftQuotation, file: str) -> QuotationCheckShape:
    """Return the shape of what a record has of a quotation of a draft."""
    return _check(found.check, found, file)


def cluster_shape(cluster: QuotationCluster) -> QuotationClusterShape:
    """Return the shape of one quotation in all its forms."""
    return QuotationClusterShape(
        id=cluster.id,
        earliest=cluster.earliest.statement.id,
        fullest=cluster.fullest.statement.id,
        is_disputed=cluster.is_disputed,
        attributions=tuple(map(_attribution, cluster.attributions)),
        printed=tuple(map(statement_row, cluster.printed)),
    )


def quotation_schema(shape: Literal["check", "quotation"]) -> dict[str, object]:
    """Return the JSON Schema of what `check` and `quotations` print."""
    described = QuotationCheckShape if shape == "check" else QuotationClusterShape
    return described.model_json_schema(mode="serialization")


def _check(
    check: QuotationCheck, found: DraftQuotation | None, file: str | None
) -> QuotationCheckShape:
    return QuotationCheckShape(
        file=file,
        line=found.line if found else None,
        start=found.span.start if found else None,
        end=found.span.end if found else None,
        asked=check.asked,
        by=check.by,
        outcome=check.outcome,
        is_sound=check.is_sound,
        printed=tuple(map(_printed, check.printed)),
        quotation=cluster_shape(check.cluster) if check.cluster else None,
        elsewhere=tuple(map(source_shape, check.elsewhere)),
    )


def _printed(printed: PrintedQuotation) -> PrintedQuotationShape:
    return PrintedQuotationShape(
        statement=statement_row(printed.found),
        is_quoted=printed.is_quoted,
        is_exact=printed.is_exact,
        likeness=round(printed.likeness, CONFIDENCE_PLACES),
        is_by=printed.is_by,
        words=tuple(map(_compared, printed.words)),
    )


def _compared(compared: WordComparison) -> WordComparisonShape:
    return WordComparisonShape(
        standing=compared.standing,
        asked=span_shape(compared.asked) if compared.asked else None,
        printed=span_shape(compared.printed) if compared.printed else None,
    )


def _attribution(attribution: Attribution) -> AttributionShape:
    return AttributionShape(
        name=attribution.name,
        is_named=attribution.is_named,
        statements=tuple(one.statement.id for one in attribution.statements),
    )
