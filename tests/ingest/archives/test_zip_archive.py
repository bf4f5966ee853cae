import io
import json
import struct
import zipfile

import pytest

from onrecord.errors import InputError, MalformedInput, NoArticle, TooLarge, UnreadableInput
from onrecord.ingest.archives.zip_archive import read
from onrecord.ingest.document import Intake
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import PROSE, articles, document_of, read_all

LINE = json.dumps({"id": "n1", "text": PROSE})


def _zip(*members: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def _read(data: bytes, **limits: int) -> list[Article | Refusal]:
    return read_all(data, "/d/a.zip", IntakeLimits(**limits))  # type: ignore[arg-type]


def test_members_are_read_by_their_formats_and_named_in_messages() -> None:
    data = _zip(
        ("news/a.txt", PROSE),
        ("news/lines.jsonl", LINE + "\n{\n"),
        ("style.css", "p {}"),
        ("__MACOSX/a.txt", "x"),
        (".hidden.txt", PROSE),
    )
    text, line, refusal = _read(data)
    assert isinstance(text, Article)
    assert (text.name, text.path) == ("a", "/d/a.zip!/news/a.txt")
    assert text.key == text.path
    assert text.where == "/d/a.zip, news/a.txt"
    assert isinstance(line, Article)
    assert line.where == "/d/a.zip, news/lines.jsonl, line 1"
    assert isinstance(refusal, Refusal)
    assert refusal.where == "/d/a.zip, news/lines.jsonl, line 2"


def test_paths_that_lead_out_of_the_archive_are_only_names(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    found = articles(_read(_zip(("../../evil.txt", PROSE), ("/etc/evil.txt", PROSE))))
    assert [article.path for article in found] == [
        "/d/a.zip!/../../evil.txt",
        "/d/a.zip!//etc/evil.txt",
    ]


def test_an_unreadable_member_is_refused_and_the_rest_goes_on() -> None:
    packed = bytearray(_zip(("a.txt", PROSE * 50), ("b.txt", "Other: " + PROSE)))
    packed[60:80] = bytes(20)
    broken, good = _read(bytes(packed))
    assert isinstance(broken, Refusal)
    assert isinstance(broken.error, UnreadableInput)
    assert "cannot be unpacked" in str(broken.error)
    assert isinstance(good, Article)


def test_of_a_packed_crawl_only_the_crawled_pages_are_read() -> None:
    data = _zip(("pages/pages.jsonl", LINE), ("archive/notes.txt", PROSE))
    (article,) = articles(read_all(data, "/d/crawl.wacz"))
    assert article.path == "/d/crawl.wacz!/archive/notes.txt"


def test_a_member_with_a_password_is_refused() -> None:
    packed = bytearray(_zip(("a.txt", PROSE), method=zipfile.ZIP_STORED))
    directory = packed.rfind(b"PK\x01\x02")
    packed[6] |= 1
    packed[directory + 8] |= 1
    (refusal,) = _read(bytes(packed))
    assert isinstance(refusal, Refusal)
    assert "password" in str(refusal.error)


def test_archives_in_archives_are_read_to_a_depth() -> None:
    data = _zip(("a.txt", PROSE))
    for _ in range(2):
        data = _zip(("in.zip", data))
    (article,) = articles(_read(data))
    assert article.path == "/d/a.zip!/in.zip!/in.zip!/a.txt"
    (refusal,) = _read(_zip(("in.zip", data)))
    assert isinstance(refusal, Refusal)
    assert "3 deep" in str(refusal.error)


def test_no_more_of_a_bomb_is_unpacked_than_a_file_may_have() -> None:
    bomb = _zip(("a.txt", b"x" * 40_000_000), ("b.txt", PROSE))
    large, article = _read(bomb, file_bytes=1_000_000)
    assert isinstance(large, Refusal)
    assert "larger than 1,000,000" in str(large.error)
    assert isinstance(article, Article)


def test_a_bomb_in_a_format_without_bound_is_given_up() -> None:
    bomb = _zip(("a.jsonl", b"\n" * 10_000_000), ("b.txt", PROSE))
    limits = IntakeLimits(file_bytes=1_000_000, archive_ratio=50)
    with pytest.raises(TooLarge, match="50 times its size"):
        list(read(document_of(bomb), Intake(limits)))


def test_a_bomb_of_many_small_members_is_given_up() -> None:
    bomb = _zip(*((f"{number}.txt", PROSE * 5_000) for number in range(40)))
    limits = IntakeLimits(file_bytes=1_000_000, archive_ratio=10)
    with pytest.raises(TooLarge, match="10 times its size"):
        list(read(document_of(bomb), Intake(limits)))


def test_archives_in_archives_are_no_way_around_the_bound() -> None:
    inner = _zip(("a.jsonl", b"\n" * 900_000))
    bomb = _zip(*((f"{number}.zip", inner) for number in range(20)))
    assert len(bomb) < 60_000
    limits = IntakeLimits(file_bytes=1_000_000, archive_ratio=50)
    with pytest.raises(TooLarge, match="50 times its size"):
        list(read(document_of(bomb), Intake(limits)))


def test_members_are_counted_before_any_is_read() -> None:
    data = _zip(*((f"{number}.txt", PROSE) for number in range(5)))
    with pytest.raises(TooLarge, match="more than 4 members"):
        list(read(document_of(data), Intake(IntakeLimits(archive_members=4))))


def test_a_directory_that_would_fill_the_memory_is_refused_unread() -> None:
    packed = bytearray(_zip(("a.txt", PROSE)))
    end = packed.rfind(b"PK\x05\x06")
    packed[end + 12 : end + 16] = struct.pack("<I", 50_000_000)
    with pytest.raises(TooLarge, match="more members than can be listed"):
        list(read(document_of(bytes(packed)), Intake(IntakeLimits())))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"PK\x03\x04" + bytes(100), MalformedInput),
        (b"not an archive", MalformedInput),
        (_zip(("a.css", "p {}")), NoArticle),
        (_zip(), NoArticle),
    ],
)
def test_what_is_no_archive_of_articles_is_refused(data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error):
        list(read(document_of(data), Intake(IntakeLimits())))
