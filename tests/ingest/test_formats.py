import inspect
import subprocess
import sys
from typing import get_args

import pytest

from onrecord.ingest.formats import FORMATS, MEDIA_TYPES, Format, sniff_format
from onrecord.ingest.readers import READERS, reader_of


@pytest.mark.parametrize("kind", get_args(Format))
def test_each_format_is_a_module_with_one_way_to_read_it(kind: Format) -> None:
    signature = inspect.signature(reader_of(kind))
    assert list(signature.parameters) == ["document", "intake"]


def test_no_suffix_and_no_media_type_is_without_a_reader() -> None:
    assert READERS.keys() == set(get_args(Format))
    assert set(FORMATS.values()) <= READERS.keys()
    assert set(MEDIA_TYPES.values()) <= READERS.keys()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04...", "zip"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"WARC/1.1\r\n", "warc"),
        (bytes(257) + b"ustar\x0000", "tar"),
        (b"<?xml version='1.0'?><rss>", "xml"),
        (b"<rss version='2.0'>", "xml"),
        (b"<?xml version='1.0'?><html xmlns=''>", "html"),
        (b"<!-- x --><feed xmlns=''>", "xml"),
        (b'{"id": 1, "text": "x"}', "json lines"),
        (b'{\n "id": 1', "json"),
        (b'[\n {"id": 1', "json"),
        (b'{"version": "https://jsonfeed.org/version/1"', "json"),
        (b"[1] A note, not JSON", "text"),
        (b"From: <x>\r\nContent-Type: multipart/related;\r\n", "mhtml"),
        (b"From: a mayor, with love", "text"),
        (b"", "text"),
    ],
)
def test_a_format_is_told_by_its_beginning(head: bytes, kind: Format) -> None:
    assert sniff_format(head) == kind


def test_a_text_is_read_without_loading_what_other_formats_need() -> None:
    """Libraries of half a second each would be felt with every command."""
    code = (
        "import sys; from onrecord.ingest.sources import expand_sources, read_source; "
        "from onrecord.schema.intake import IntakeLimits; "
        "[list(read_source(one, IntakeLimits())) for one in expand_sources([sys.argv[1]])]; "
        "print(sorted({'warcio', 'pypdf', 'lxml', 'trafilatura', 'httpx', 'email.message', "
        "'tarfile', 'csv'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, __file__], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
