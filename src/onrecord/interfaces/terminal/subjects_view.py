"""The subject scheme."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.interfaces.terminal import styles
from onrecord.schema.subjects import MEDIA_TOPICS, Subject


def print_subjects(console: Console, subjects: Iterable[Subject]) -> None:
    """Print subjects with what belongs to them, and their top levels of IPTC Media Topics."""
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), header_style=styles.LABEL)
    table.add_column("subject", no_wrap=True)
    table.add_column("what belongs to it", overflow="fold")
    table.add_column("IPTC Media Topics", overflow="fold")
    for one in subjects:
        topic = f"{MEDIA_TOPICS[one.media_topic]} ({one.media_topic})"
        table.add_row(Text(one.id, style=styles.SOURCE), Text(one.scope), Text(topic))
    console.print(table)
