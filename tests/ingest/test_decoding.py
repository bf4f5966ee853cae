import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadableInput
from onrecord.ingest.decoding import decode_page, decode_text

PLAIN = "The mayor said the bridge would close for repairs. " * 3
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(WORDS)
def test_utf8_text_encodes_back_to_its_bytes(words: str) -> None:
    data = (PLAIN + words).encode()
    decoded = decode_text(data)
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@given(WORDS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_are_kept(words: str, end: str) -> None:
    data = end.join([PLAIN, words, PLAIN]).encode()
    assert decode_text(data).text.encode() == data.removeprefix(codecs.BOM_UTF8)


@given(
    WORDS,
    st.sampled_from(
        [
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
            (codecs.BOM_UTF32_LE, "utf-32-le"),
            (codecs.BOM_UTF32_BE, "utf-32-be"),
        ]
    ),
)
def test_a_byte_order_mark_decides_and_is_no_character(words: str, kind: tuple[bytes, str]) -> None:
    mark, encoding = kind
    data = mark + (PLAIN + words).encode(encoding)
    decoded = decode_text(data)
    assert decoded.text == PLAIN + words
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@given(st.binary(max_size=400))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode_text(data)
    except UnreadableInput:
        return
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "words",
    [
        "“It’s done,” she said — at the café in Zürich.",
        "It cost £5, or €6.",
        "Él Niño, à la carte.",
    ],
)
def test_english_from_before_utf8_is_recognised(words: str, encoding: str) -> None:
    decoded = decode_text((PLAIN + words).encode(encoding))
    assert decoded.text == PLAIN + words
    assert decoded.encoding == encoding


@pytest.mark.parametrize(
    "stray",
    [b"\xff\xfe\xfa ", b"\xc3\x28 ", b" \xff ", b"\xc0\xaf ", b"\xf0\x28\x8c\xbc", b"\x81\x8d "],
)
def test_stray_bytes_are_refused_with_their_offset(stray: bytes) -> None:
    data = PLAIN.encode() + stray + PLAIN.encode()
    with pytest.raises(UnreadableInput, match=r"not valid UTF-8 text at byte (\d+)") as refused:
        decode_text(data)
    offset = int(str(refused.value).split()[-1])
    assert data[offset] > 127
    assert data[:offset].isascii()


def test_utf8_with_one_broken_character_is_not_taken_for_another_encoding() -> None:
    data = "“It’s done,” she said.".encode() + b"\xe2\x80"
    with pytest.raises(UnreadableInput, match=f"byte {len(data) - 2}"):
        decode_text(data)


@pytest.mark.parametrize(
    "data",
    [
        b"The mayor\0said so.",
        b"\x89PNG\r\n\x1a\n rest",
        b"%PDF-1.7 rest",
        b"PK\x03\x04 rest",
        bytes(range(1, 128)),
        PLAIN.encode("utf-16-le"),
    ],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="looks like a binary file"):
        decode_text(data)


@pytest.mark.parametrize(
    ("label", "encoding"),
    [("ISO-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("Shift_JIS", "shift_jis")],
)
def test_a_declared_encoding_is_used(label: str, encoding: str) -> None:
    data = (PLAIN + "ž" * 0 + ("“ok”" if encoding != "shift_jis" else "“”")).encode(encoding)
    assert decode_text(data, label).encoding == encoding


@pytest.mark.parametrize("label", ["punycode", "zlib", "unicode_escape", "nonsense", "utf-7"])
def test_a_declaration_that_pages_cannot_make_is_ignored(label: str) -> None:
    assert decode_text(PLAIN.encode(), label).encoding == "utf-8"


def test_a_page_with_a_broken_byte_is_read_and_tells_where() -> None:
    data = "<p>“One” ".encode() + b"\xff" + "“two”</p>".encode()
    decoded = decode_page(data, "utf-8")
    assert decoded.fault == data.index(b"\xff")
    assert decoded.text == "<p>“One” \ufffd“two”</p>"
