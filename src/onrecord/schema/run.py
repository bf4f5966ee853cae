"""A run over many sources: how far it is, and how far each of them was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceProgress:
    """How far a file was read into a record, and what became of what is in it.

    Attributes:
        location: absolute path of the file.
        state: what the file was then and how it was read, as a hash; with another state it is
            another file.
        settled: how many things it gave, articles and refusals, from its beginning, whose fate is
            in the record.
        is_finished: whether that is all of it.
        recorded: how many of them the record holds: added, updated or unchanged then.
        left_out: how many are no articles, or none in English.
        withdrawn: how many had been withdrawn.
        failed: how many failed.
    """

    location: str
    state: str
    settled: int = 0
    is_finished: bool = False
    recorded: int = 0
    left_out: int = 0
    withdrawn: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class RunProgress:
    """How far a run over many sources is.

    Attributes:
        articles: how many articles and refusals are settled in this run.
        bytes_read: how much of the files was read in this run.
        bytes_passed: how much of them was done before.
        bytes_total: how much there is; None where that is not known, as with addresses.
    """

    articles: int
    bytes_read: int
    bytes_passed: int
    bytes_total: int | None
