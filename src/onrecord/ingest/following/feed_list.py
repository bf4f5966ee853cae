"""The feeds that a person names: addresses, a file of addresses, an OPML file."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from onrecord.errors import EmptyInput, InputError, MalformedInput, UnreadableInput
from onrecord.ingest.archives.unpacking import BUFFER
from onrecord.ingest.canonical_url import canonical_url
from onrecord.ingest.decoding import decode_page
from onrecord.ingest.document import Document
from onrecord.ingest.following.listing import read_listing
from onrecord.ingest.formats import SNIFFED_BYTES, sniff_format
from onrecord.ingest.text import LONGEST_DETAIL, is_clean
from onrecord.schema.intake import IntakeLimits

_COMMENT: Final = "#"
_SCHEME: Final = "://"


def find_feeds(given: Sequence[str], limits: IntakeLimits) -> list[str]:
    """Return the addresses of feeds that were named, each once, in order.

    Args:
        given: addresses of feeds, sitemaps or lists of them; paths of OPML files, or of texts
            with an address a line, where ``#`` begins a comment.
        limits: bounds on the files.

    Raises:
        InputError: one of them is none of these, or cannot be read.
    """
    return list(dict.fromkeys(address for one in given for address in _find(one, limits)))


def feed_address(given: str) -> str:
    """Return the address of a feed in its one form.

    Raises:
        MalformedInput: it is no http or https address.
    """
    address = canonical_url(given)
    if address is None or not is_clean(address) or len(address) > LONGEST_DETAIL:
        raise MalformedInput(f"{given[:200]} is no http or https address")
    return address


def _find(given: str, limits: IntakeLimits) -> Iterable[str]:
    if _SCHEME in given:
        return [feed_address(given)]
    try:
        return _in_file(Path(given), limits)
    except OSError as error:
        told = (error.strerror or "it cannot be read").lower()
        raise UnreadableInput(f"{given}: {told}; feeds are addresses, or files of them") from None
    except InputError as error:
        raise type(error)(f"{given}: {error}") from None


def _in_file(path: Path, limits: IntakeLimits) -> list[str]:
    with path.open("rb") as file:
        document = Document(io.BufferedReader(file, BUFFER), str(path), path.name, str(path))
        data = document.whole(limits)
    if sniff_format(data[:SNIFFED_BYTES]) != "xml":
        found = list(_in_lines(decode_page(data, None).text))
    else:
        again = io.BufferedReader(io.BytesIO(data), BUFFER)
        listing = read_listing(Document(again, str(path), path.name, str(path)), limits)
        found = list(listing.lists or ())
    if not found:
        raise EmptyInput("it names no feeds")
    return found


def _in_lines(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        # An address may hold a hash; a comment stands apart.
        given = line.partition(f" {_COMMENT}")[0].strip()
        if not given or given.startswith(_COMMENT):
            continue
        try:
            yield feed_address(given)
        except MalformedInput as error:
            raise MalformedInput(f"line {number}: {error}") from None
