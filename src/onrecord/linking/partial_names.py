"""Names that are a part of one, "Clarke" or "Miriam", and whom the record knows by it.

Nothing in such a name tells its bearers apart. What counts is whom articles mean by it: those who
name someone in full tell what they call that person afterwards.
"""

import math
from collections.abc import Iterable
from typing import Final

from onrecord.linking.comparison import Comparison
from onrecord.linking.nicknames import is_common
from onrecord.linking.person_names import PersonName, is_full_name, is_part_of, parse_person_name
from onrecord.schema.identity import ArticleEntity, Evidence, IdentityProfile

# What an article counts that names someone in full, and does not say the family name alone.
_MAY_BE_CALLED: Final = 0.5
# The same for a given name that few have.
_MAY_BE_CALLED_BY_GIVEN: Final = 0.2
# What someone counts whom articles never name in full: a name of one word, or a part of another's.
_NEVER_IN_FULL: Final = 0.5
# Articles that someone counts whom the record does not know, by how many people have the name.
_UNKNOWN: Final = 0.5
_UNKNOWN_COMMON: Final = 4.0


def compare_part(entity: ArticleEntity, profile: IdentityProfile) -> Comparison | None:
    """Compare a person named in part with an identity; None where it is never called that.

    Args:
        entity: the person in the article.
        profile: the identity.
    """
    part = parse_person_name(entity.name)
    called, in_full = _calls(part, profile.names.items())
    is_family = any(part.words == full.words[-len(part.words) :] for full in in_full)
    counts = float(called)
    if is_family:
        counts += _MAY_BE_CALLED * profile.articles
    elif in_full and not is_common(part.words[0]):
        counts += _MAY_BE_CALLED_BY_GIVEN * profile.articles
    if not any(map(is_full_name, profile.names)):
        counts *= _NEVER_IN_FULL
    if not counts:
        return None
    unknown = _UNKNOWN_COMMON if is_common(part.words[0]) and not is_family else _UNKNOWN
    words = f"{called} articles say {entity.name} for {_longest(profile.names)}"
    evidence = Evidence("name", words, math.log(counts / unknown))
    return Comparison(profile, "part", (evidence,))


def _calls(part: PersonName, names: Iterable[tuple[str, int]]) -> tuple[int, list[PersonName]]:
    """Return how many articles use the part alone, and the names that it is a part of."""
    called = 0
    in_full: list[PersonName] = []
    for name, articles in names:
        parsed = parse_person_name(name)
        if parsed.words == part.words and parsed.suffix == part.suffix:
            called += articles
        elif is_part_of(part, parsed):
            in_full.append(parsed)
    return called, in_full


def _longest(names: Iterable[str]) -> str:
    return max(names, key=lambda name: (len(parse_person_name(name).words), name))
