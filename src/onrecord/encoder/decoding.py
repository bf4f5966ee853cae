"""From log-probabilities of BIO tags to spans of words, exactly."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

_IMPOSSIBLE: Final = float("-inf")


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Words ``[first, last)`` of one type.

    Attributes:
        first: index of the first word.
        last: index after the last word.
        type: index of the type in the head's alphabet of types.
        confidence: mean probability of the type over the words, 0 to 1.
    """

    first: int
    last: int
    type: int
    confidence: float


def best_tags(log_probabilities: Floats) -> Integers:
    """Return the likeliest sequence of BIO tags in which no I-x follows anything but B-x or I-x.

    Viterbi's algorithm; a step needs only the best previous tag and, for each type, the better of
    its two, so that it is linear in the number of tags.

    Args:
        log_probabilities: a row for each word, columns ``O, B-0, I-0, B-1, I-1, ...``.

    Returns:
        A column for each word, ``[words]``.
    """
    tags: Integers = log_probabilities.argmax(axis=1)
    for first, last in _stretches_to_search(log_probabilities, tags):
        tags[first:last] = _search(log_probabilities[first:last].tolist())
    return tags


def _stretches_to_search(log_probabilities: Floats, tags: Integers) -> list[tuple[int, int]]:
    """Return the stretches of words in which the likeliest tags do not make a valid sequence.

    A stretch ends where the best sequence is outside all types for certain: there, outside is
    likelier than any other tag by more than it can ever gain to let an I- follow, since a B- can
    take that one's place.
    """
    before = np.concatenate(([0], tags[:-1]))
    broken = np.flatnonzero((tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1))
    if not len(broken):
        return []
    # Tag by tag: numpy is slow at rows as short as these.
    by_tag = np.ascontiguousarray(log_probabilities.T)
    ahead = by_tag[0] - by_tag[1:].max(axis=0)
    gain = np.maximum(0.0, (by_tag[2::2] - by_tag[1::2]).max(axis=0))
    gain_after = np.concatenate((gain[1:], [0.0]))
    certain = np.flatnonzero(ahead > gain_after)
    stretches: list[tuple[int, int]] = []
    for word in broken.tolist():
        if stretches and word < stretches[-1][1]:
            continue
        place = int(np.searchsorted(certain, word))
        first = int(certain[place - 1]) + 1 if place else 0
        last = int(certain[place]) if place < len(certain) else len(tags)
        stretches.append((first, last))
    return stretches


def _search(rows: list[list[float]]) -> list[int]:
    """Return the likeliest valid sequence of tags of a stretch that begins after no type."""
    width = len(rows[0])
    insides = range(2, width, 2)
    scores = rows[0][:]
    for tag in insides:
        scores[tag] = _IMPOSSIBLE
    pointers: list[list[int]] = []
    for row in rows[1:]:
        best = max(range(width), key=scores.__getitem__)
        top = scores[best]
        pointer = [best] * width
        fresh = [top + score for score in row]
        for tag in insides:
            before = tag if scores[tag] >= scores[tag - 1] else tag - 1
            pointer[tag] = before
            fresh[tag] = scores[before] + row[tag]
        pointers.append(pointer)
        scores = fresh
    tag = max(range(width), key=scores.__getitem__)
    path = [tag]
    for pointer in reversed(pointers):
        tag = pointer[tag]
        path.append(tag)
    path.reverse()
    return path


def tagged_spans(log_probabilities: Floats) -> list[TaggedSpan]:
    """Decode the likeliest spans of a head, in order."""
    tags = best_tags(log_probabilities)
    tagged = np.flatnonzero(tags)
    if not len(tagged):
        return []
    begins = np.flatnonzero(tags[tagged] % 2)
    counts = np.diff(begins, append=len(tagged))
    firsts = tagged[begins]
    types = (tags[tagged] - 1) // 2
    columns = 1 + 2 * types
    mass = np.exp(log_probabilities[tagged, columns])
    mass += np.exp(log_probabilities[tagged, columns + 1])
    means = np.add.reduceat(mass, begins) / counts.astype(np.float32)
    return [
        TaggedSpan(first, first + count, kind, confidence)
        for first, count, kind, confidence in zip(
            firsts.tolist(), counts.tolist(), types[begins].tolist(), means.tolist(), strict=True
        )
    ]
