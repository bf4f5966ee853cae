"""Bytes into characters, without losing one: the text encodes back to the bytes it came from."""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.errors import UnreadableInput

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The encodings that English was written in before UTF-8. Others are read where they are declared:
# a guess among single-byte encodings turns "£5" into "Ł5" (charset-normalizer, on short English).
_LEGACY: Final = ("cp1252", "mac_roman")

# Characters beside letters that English texts in those encodings hold.
_LEGACY_MARKS: Final = frozenset("‘’“”‚„‹›«»–—…•·†‡°£€¢¥©®™§¶¼½¾×±²³´\xa0\xad")
# Letters of those encodings that stand for a stray byte more often than for themselves.
_LEGACY_RARE: Final = frozenset("ÿŸþÞðÐƒªºµıˆˇ")
# Letters that are words by themselves ("à la carte").
_LEGACY_WORDS: Final = frozenset("àÀ")

_WORD: Final = re.compile(r"[^\W\d_]+")
_ASCII_LETTER: Final = re.compile(r"[A-Za-z]")

_SIGNATURES: Final = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"BZh",
    b"\xfd7zXZ",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)
# Control characters that texts hold: tab, line feed, vertical tab, form feed, return, escape.
_TEXT_CONTROLS: Final = frozenset(b"\t\n\v\f\r\x1b")
# A text has hardly any other; random bytes have 10 %.
_MOST_CONTROLS: Final = 0.02
_HEAD: Final = 65_536

# Labels of the WHATWG standard that name an encoding Python decodes as browsers do.
_DECLARABLE: Final = re.compile(
    r"utf-?8|iso-8859-\d{1,2}|latin-?1|us-ascii|ascii|windows-125\d|cp125\d|windows-874|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|euc-jp|euc-kr|shift_jis|iso-2022-jp|macintosh",
    re.IGNORECASE,
)
# Browsers read these labels as windows-1252, because that is what such pages hold.
_AS_WINDOWS: Final = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters and the encoding they came in.

    Attributes:
        text: the characters; nothing is translated, line ends included.
        encoding: Python's name of the encoding.
        mark: the byte order mark that came first, or nothing.
        fault: offset of the first byte that is not valid, where it was replaced, else None.
    """

    text: str
    encoding: str
    mark: bytes = b""
    fault: int | None = None


def refuse_binary(data: bytes) -> None:
    """Check that the bytes look like text, by their beginning and by NUL bytes.

    Raises:
        UnreadableInput: they look like a binary file.
    """
    if _mark(data)[0]:
        return
    head = data[:_HEAD]
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if data.startswith(_SIGNATURES) or b"\0" in data or controls > _MOST_CONTROLS * len(head):
        raise UnreadableInput("it looks like a binary file, not a text")


def decode_text(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a text, so that it encodes back to the same bytes.

    Args:
        data: the bytes.
        charset: the encoding that the sender declares, if any.

    Raises:
        UnreadableInput: it looks like a binary file, or no encoding explains its bytes.
    """
    refuse_binary(data)
    mark, encoding = _mark(data)
    body = data[len(mark) :]
    if encoding is not None:
        return _strict(body, encoding, mark)
    declared = _python_encoding(charset)
    if declared is not None and (decoded := _attempt(body, declared)) is not None:
        return decoded
    return _attempt(body, "utf-8") or _legacy(body) or _strict(body, "utf-8", b"")


def decode_page(data: bytes, charset: str | None = None) -> Decoded:
    """Decode a page as browsers do: what is not valid is replaced, and where is told.

    Args:
        data: the bytes.
        charset: the encoding that the server or the page declares, if any.

    Raises:
        UnreadableInput: it looks like a binary file.
    """
    try:
        return decode_text(data, charset)
    except UnreadableInput:
        refuse_binary(data)
    mark, encoding = _mark(data)
    body = data[len(mark) :]
    encoding = encoding or _python_encoding(charset) or "utf-8"
    return Decoded(body.decode(encoding, "replace"), encoding, mark, _fault(body, encoding))


def _mark(data: bytes) -> tuple[bytes, str | None]:
    """Return the byte order mark that the data begins with, and the encoding it stands for."""
    for mark, encoding in _BOMS:
        # English in UTF-16 or UTF-32 is full of NUL bytes; without any, the mark is chance.
        if data.startswith(mark) and (encoding == "utf-8" or b"\0" in data):
            return mark, encoding
    return b"", None


def _python_encoding(label: str | None) -> str | None:
    label = (label or "").strip().strip("\"'").lower()
    if not _DECLARABLE.fullmatch(label):
        return None
    if label in _AS_WINDOWS:
        return "cp1252"
    try:
        return codecs.lookup("mac_roman" if label == "macintosh" else label).name
    except LookupError:
        return None


def _attempt(body: bytes, encoding: str) -> Decoded | None:
    try:
        text = body.decode(encoding)
        faithful = text.encode(encoding) == body
    except UnicodeError:
        return None
    return Decoded(text, encoding) if faithful else None


def _strict(body: bytes, encoding: str, mark: bytes) -> Decoded:
    fault = _fault(body, encoding)
    if fault is not None:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise UnreadableInput(f"it is not valid {name} text at byte {fault + len(mark)}")
    return Decoded(body.decode(encoding), encoding, mark)


def _fault(body: bytes, encoding: str) -> int | None:
    try:
        body.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _legacy(body: bytes) -> Decoded | None:
    """Decode a text from before UTF-8, unless it is UTF-8 with faults or makes no English."""
    escaped = body.decode("utf-8", "surrogateescape")
    faults = sum("\udc80" <= character <= "\udcff" for character in escaped)
    if sum(character > "\x7f" for character in escaped) - faults >= faults:
        return None
    candidates = (_attempt(body, encoding) for encoding in _LEGACY)
    return next((found for found in candidates if found and _is_plausible(found.text)), None)


def _is_plausible(text: str) -> bool:
    """Whether all characters beyond ASCII are such as English has, where English has them."""
    others = {character for character in text if character > "\x7f" and not character.isalpha()}
    return others <= _LEGACY_MARKS and all(
        _is_word(word) for word in _WORD.findall(text) if not word.isascii()
    )


def _is_word(word: str) -> bool:
    if word in _LEGACY_WORDS:
        return True
    if _LEGACY_RARE.intersection(word) or not _ASCII_LETTER.search(word):
        return False
    return not any(
        after > "\x7f" and after.isupper() and before.islower() for before, after in pairwise(word)
    )
