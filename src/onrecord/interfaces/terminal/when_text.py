"""Times in words: what they are, and plainly that they are inferred or not known."""

from typing import Final

from rich.text import Text

from onrecord.interfaces.safe_text import flatten
from onrecord.interfaces.terminal import styles
from onrecord.schema.article import PublicationDate
from onrecord.schema.times import When, published_when

NOT_KNOWN: Final = "not known"
# Length of a day as it is written; what is known to a month or a year is shorter.
_DAY: Final = 10


def happened_text(when: When, *, is_due: bool = False) -> Text:
    """Return when something happened or is due, an interval over two lines, and how it is known."""
    if when.interval is None:
        return Text(NOT_KNOWN, style=styles.LABEL)
    value = flatten(when.interval.value).replace("/", " to\n")
    return Text(value).append(f"\n{'due, ' if is_due else ''}{when.basis}", styles.LABEL)


def published_note(when: When) -> str:
    """Return on which day an article was published, and whether that is inferred or not known."""
    if when.interval is None:
        return f"publication date {NOT_KNOWN}"
    inferred = ", inferred" if when.basis == "inferred" else ""
    return f"published {flatten(when.interval.value[:_DAY])}{inferred}"


def published_day(published: PublicationDate | None) -> Text:
    """Return the day of publication under the mark that it is no day of saying."""
    when = published_when(published)
    if when.interval is None:
        return Text(NOT_KNOWN, style=styles.LABEL)
    inferred = "\ninferred" if when.basis == "inferred" else ""
    return Text(f"published\n{flatten(when.interval.value[:_DAY])}{inferred}", style=styles.LABEL)
