"""Stems in several threads."""

from concurrent.futures import ThreadPoolExecutor

from onrecord.linking.stems import stem_of

_ENDINGS = ("ing", "ed", "ation", "ly", "ness", "ers", "ful", "ment")
WORDS = [f"{word}{end}" for n in range(400) for word in (f"w{n}orkab",) for end in _ENDINGS]


def test_threads_that_stem_at_once_stem_as_one_does() -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(stem_of.__wrapped__, WORDS, chunksize=20))
    assert found == [stem_of.__wrapped__(word) for word in WORDS]
