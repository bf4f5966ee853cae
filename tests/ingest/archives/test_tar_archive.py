import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable

import pytest

from onrecord.errors import MalformedInput, NoArticle, TooLarge, UnreadableInput
from onrecord.ingest.archives.compressed import read as read_compressed
from onrecord.ingest.archives.tar_archive import read
from onrecord.ingest.document import Intake
from onrecord.schema.article import Article
from onrecord.schema.intake import IntakeLimits, Refusal
from tests.ingest.documents import PROSE, articles, document_of, read_all


def _tar(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


TAR = _tar(("news/a.txt", PROSE.encode()), ("b.css", b"p {}"), ("c.txt", b""))


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("name", ["/d/unnamed", "/d/a.tar.gz", "/d/a.tgz"])
def test_a_tar_archive_is_read_however_it_is_compressed(
    pack: Callable[[bytes], bytes], name: str
) -> None:
    if pack is bytes:
        name = name.replace("gz", "ar") if name.endswith(".tgz") else name.removesuffix(".gz")
    article, refusal = read_all(pack(TAR), name)
    assert isinstance(article, Article)
    assert article.path == f"{name}!/news/a.txt"
    assert article.where == f"{name}, news/a.txt"
    assert isinstance(refusal, Refusal)
    assert refusal.where == f"{name}, c.txt"


def test_links_and_devices_are_passed_over() -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    with pytest.raises(NoArticle):
        list(read(document_of(packed.getvalue()), Intake(IntakeLimits())))


def test_an_archive_that_ends_too_early_is_told_after_what_was_read() -> None:
    whole = _tar(("a.txt", PROSE.encode()), ("b.txt", PROSE.encode() * 20))
    reading = iter(read(document_of(whole[:2_000]), Intake(IntakeLimits())))
    assert isinstance(next(reading), Article)
    cut_off = next(reading)
    assert isinstance(cut_off, Refusal)
    assert isinstance(cut_off.error, UnreadableInput)
    with pytest.raises(MalformedInput):
        list(reading)


def test_a_header_that_would_fill_the_memory_is_refused_unread() -> None:
    info = tarfile.TarInfo("@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8_000_000_000
    header = info.tobuf(tarfile.GNU_FORMAT)
    with pytest.raises(TooLarge, match="header"):
        list(read(document_of(header + bytes(10_240)), Intake(IntakeLimits())))


def test_members_are_counted() -> None:
    data = _tar(*((f"{number}.css", b"p") for number in range(9)))
    with pytest.raises(TooLarge, match="more than 5 members"):
        list(read(document_of(data), Intake(IntakeLimits(archive_members=5))))


@pytest.mark.parametrize("data", [b"", b"hello", bytes(10_240), b"\x1f" * 2_000])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises((MalformedInput, NoArticle)):
        list(read(document_of(data), Intake(IntakeLimits())))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_one_compressed_file_is_that_file(pack: Callable[[bytes], bytes]) -> None:
    (article,) = articles(read_all(pack(PROSE.encode()), "/d/story.txt.gz"))
    assert (article.name, article.path) == ("story", "/d/story.txt.gz")
    (article,) = articles(read_all(pack(PROSE.encode()) + pack(PROSE.encode()), "/d/story"))
    assert article.text == PROSE * 2


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_that_is_broken_is_refused(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(PROSE.encode() * 50)
    document = document_of(packed[: len(packed) // 2], "/d/story.txt.gz")
    with pytest.raises(UnreadableInput, match="cannot be unpacked"):
        list(read_compressed(document, Intake(IntakeLimits())))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_bomb_is_given_up(pack: Callable[[bytes], bytes]) -> None:
    bomb = document_of(pack(b"\n" * 5_000_000), "/d/bomb.jsonl.gz")
    with pytest.raises(TooLarge, match="20 times its size"):
        list(read_compressed(bomb, Intake(IntakeLimits(file_bytes=100_000, archive_ratio=20))))
