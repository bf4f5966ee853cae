import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from onrecord.errors import InputError, NoArticle, TooLarge, UnreadableInput
from onrecord.ingest import pdf
from onrecord.ingest.document import Intake
from onrecord.ingest.printed_lines import paragraphs_of_pages
from onrecord.schema.article import Detail
from onrecord.schema.intake import IntakeLimits
from tests.ingest.documents import articles, document_of, read_all

LINES = [
    "The mayor said that the bridge would close on Monday, and that",
    "nobody had been told. The council agreed to pay for all of the",
    "work.",
    "The governor said on Tuesday that the state would help to pay",
    "for a new bridge, and that the plans would be ready by the end",
    "of the year.",
]
TEXT = (
    "The mayor said that the bridge would close on Monday, and that nobody had been told. "
    "The council agreed to pay for all of the work.\n\n"
    "The governor said on Tuesday that the state would help to pay for a new bridge, and that "
    "the plans would be ready by the end of the year."
)


def _pdf(*pages: list[str], title: str = "", password: str = "") -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 750 Td {drawn} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_lines_of_a_pdf_are_put_together_into_paragraphs() -> None:
    (article,) = articles(read_all(_pdf(LINES, title="The bridge closes"), "/d/bridge.pdf"))
    assert article.text == TEXT
    assert article.title == Detail("The bridge closes", "pdf")
    assert (article.name, article.path) == ("bridge", "/d/bridge.pdf")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (_pdf([]), NoArticle),
        (b"%PDF-1.7\nnonsense", UnreadableInput),
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
            InputError,
        ),
        (_pdf(LINES, password="secret"), UnreadableInput),
        (_pdf(*[["x"]] * 201), UnreadableInput),
    ],
)
def test_what_has_no_text_to_be_read_is_refused(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as refused:
        list(pdf.read(document_of(data), Intake(IntakeLimits())))
    assert "\n" not in str(refused.value)


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 0.01)
    with pytest.raises(TooLarge):
        list(pdf.read(document_of(_pdf(LINES)), Intake(IntakeLimits())))


def test_words_that_lines_part_are_put_together() -> None:
    (paragraph,) = paragraphs_of_pages(
        [["It was an exam-", "ple of a well-", "Known of\xad", "\ufb01ce."]]
    )
    assert paragraph == "It was an example of a well- Known office."


def test_what_pages_repeat_is_left_out_and_paragraphs_go_on_over_pages() -> None:
    pages = [
        ["HERALD  26 February", *LINES[:2], "Page 1 of 3"],
        ["HERALD  26 February", LINES[2], *LINES[3:5], "Page 2 of 3"],
        ["HERALD  26 February", LINES[5], "Page 3 of 3"],
    ]
    assert "\n\n".join(paragraphs_of_pages(pages)) == TEXT


def test_no_pages_have_no_paragraphs() -> None:
    assert paragraphs_of_pages([]) == []
    assert paragraphs_of_pages([[], ["", " "]]) == []
