"""Long answers, written down before they are sent.

What goes wrong on the way is then still told as an error, the record is read by one thread, and
whoever reads slowly holds no transaction open.
"""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Final

from fastapi.responses import StreamingResponse
from starlette.background import BackgroundTask

from onrecord.interfaces.exports.json_lines import to_line
from onrecord.interfaces.exports.review_shapes import correction_shape
from onrecord.store.repository import Book

# Longer ones are written to the disk.
_IN_MEMORY: Final = 2**20
_CHUNK: Final = 2**16


def written_down(pieces: Iterable[str], media_type: str, name: str) -> StreamingResponse:
    """Return an answer of many pieces as a file to keep.

    Args:
        pieces: its text; all of them are asked for at once.
        media_type: what it is.
        name: name of the file.
    """
    written = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
    written.writelines(pieces)
    written.seek(0)
    return StreamingResponse(
        _chunks(written),
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        background=BackgroundTask(written.close),
    )


def training_file(book: Book) -> StreamingResponse:
    """Return what stands of accepted, corrected and rejected entries, one JSON object a line."""
    lines = (
        to_line(correction_shape(one).model_dump(mode="json")) + "\n"
        for one in book.training_corrections()
    )
    return written_down(lines, "application/jsonl", "training.jsonl")


def _chunks(written: "SpooledTemporaryFile[str]") -> Iterator[str]:
    while chunk := written.read(_CHUNK):
        yield chunk
