"""What somebody pastes or drops into a page: a text or a file, within bounds."""

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Form, UploadFile

from onrecord.errors import EmptyInput, TooLarge
from onrecord.interfaces.web.reading import LARGEST_FILE

LONGEST_DETAIL: Final = 500
"""So long may be what is said of an article: its title, its outlet, its address."""


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text or a file.

    Attributes:
        text: what was pasted.
        data: the bytes of the file, or nothing.
        file_name: its name, or "".
    """

    text: str
    data: bytes
    file_name: str

    def content(self) -> tuple[bytes, str]:
        """Return the bytes that were given and the name that tells their format.

        Raises:
            EmptyInput: nothing was given.
            TooLarge: it is more than pages take.
        """
        data = self.data or self.text.encode("utf-8", "replace")
        if len(data) > LARGEST_FILE:
            raise TooLarge(f"It is larger than {LARGEST_FILE:,} bytes.")
        if not data.strip():
            raise EmptyInput("Paste a text, or choose a file.")
        return data, self.file_name


def _given_text(text: Annotated[str, Form()] = "", file: UploadFile | None = None) -> GivenText:
    # Browsers send the line ends of a form as two characters; a text has one.
    pasted = text.replace("\r\n", "\n")
    if file is None or not file.filename:
        return GivenText(pasted, b"", "")
    return GivenText(pasted, file.file.read(LARGEST_FILE + 1), file.filename)


GivenContent = Annotated[GivenText, Depends(_given_text)]


@dataclass(frozen=True, slots=True)
class GivenDetails:
    """What somebody says of an article; "" where nothing."""

    title: str
    byline: str
    outlet: str
    address: str
    date: str


def _given_details(
    title: Annotated[str, Form()] = "",
    byline: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
    date: Annotated[str, Form()] = "",
) -> GivenDetails:
    return GivenDetails(
        *(value.strip()[:LONGEST_DETAIL] for value in (title, byline, outlet, address, date))
    )


GivenAbout = Annotated[GivenDetails, Depends(_given_details)]
