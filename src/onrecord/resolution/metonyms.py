"""Buildings and streets that stand for who works there: "the White House said"."""

from collections.abc import Sequence
from typing import Final

# Seats of governments, parliaments, armies and courts of law, without an article, in lower case.
_SEATS: Final = frozenset(
    seat.strip()
    for seat in """
    white house; pentagon; capitol hill; foggy bottom; statehouse; governor's mansion; city hall;
    town hall; county hall; kremlin; downing street; 10 downing street; number 10; no 10;
    whitehall; holyrood; stormont; buckingham palace; kensington palace; lambeth palace;
    scotland yard; elysée; élysée; elysee; elysée palace; élysée palace; elysee palace;
    quai d'orsay; matignon; zhongnanhai; blue house; rashtrapati bhavan; casa rosada; planalto;
    planalto palace; malacañang; malacañang palace; quirinal palace; moncloa; zarzuela; vatican;
    holy see; berlaymont; union buildings; aso rock; wall street
    """.split(";")
)
_LONGEST: Final = max(len(seat.split()) for seat in _SEATS)


def is_seat(words: Sequence[str]) -> bool:
    """Whether a name is that of a seat, which stands for the institution that sits there.

    Args:
        words: the words of the name.
    """
    plain = [word.lower().replace("’", "'").rstrip(".") for word in words]
    plain = plain[1:] if plain[:1] == ["the"] else plain
    return len(plain) <= _LONGEST and " ".join(plain) in _SEATS
