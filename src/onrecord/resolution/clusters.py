"""From names to entities: which names are one person, organization, group or place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.bodies import apposed_noun
from onrecord.resolution.drafts import DraftMention, EntityDraft, Extents
from onrecord.resolution.given_names import given_name_gender, lone_name_gender
from onrecord.resolution.metonyms import is_seat
from onrecord.resolution.name_context import apposed_words, office_in_adjective, preceding_words
from onrecord.resolution.names import (
    Name,
    ShortForm,
    as_short_form,
    core_words,
    may_be_same_person,
    office_words,
    plain_word,
    short_forms,
)
from onrecord.resolution.offices import Gender, gender_in, offices_in
from onrecord.schema.annotation import NameType

# A short name is joined to a full one that stands within this many characters, else to the one
# that the article names most.
_REACH: Final = 6000
# How many full names the first place in the article counts for.
_FIRST_NAMED: Final = 3


def cluster_names(text: str, names: Sequence[Name], quotations: Extents) -> list[EntityDraft]:
    """Gather names into entities.

    Full names come first; shorter ones join those they may be short for.

    Args:
        text: the article's text.
        names: its names, in order.
        quotations: its quotations.

    Returns:
        The entities, in order of first mention.
    """
    people, bodies = _People(), _Bodies()
    names = _with_one_type(names)
    for name in sorted(names, key=lambda n: (-_weight(n), n.start)):
        if name.type == "person":
            draft = _same_person(name, people.perhaps(name)) or EntityDraft("person")
            people.note(draft, name)
        else:
            draft = _same_body(text, name, bodies) or EntityDraft(name.type)
            bodies.note(draft, name)
        _note(text, draft, name, quotations)
    return sorted(people.drafts + bodies.drafts, key=lambda draft: draft.first)


class _Gathered:
    """Drafts in order of their making, found by what their names are looked up by."""

    def __init__(self) -> None:
        self._numbers: dict[EntityDraft, int] = {}
        self._by_key: dict[ShortForm, set[EntityDraft]] = defaultdict(set)

    @property
    def drafts(self) -> list[EntityDraft]:
        return list(self._numbers)

    def _keep(self, draft: EntityDraft, keys: Iterable[ShortForm]) -> None:
        self._numbers.setdefault(draft, len(self._numbers))
        for key in keys:
            self._by_key[key].add(draft)

    def _found_by(self, key: ShortForm) -> list[EntityDraft]:
        return sorted(self._by_key.get(key, ()), key=self._numbers.__getitem__)


class _People(_Gathered):
    """People, found by the first and the last words of their names."""

    def note(self, draft: EntityDraft, name: Name) -> None:
        core = core_words(name.words)
        self._keep(draft, (core[0], core[-1]) if core else ())
        if name.nickname:
            self._keep(draft, core_words(name.nickname.split())[:1])

    def perhaps(self, name: Name) -> list[EntityDraft]:
        """Return those whom a name may mean."""
        core = core_words(name.words)
        return self._found_by(core[-1]) if core else []


class _Bodies(_Gathered):
    """Organizations, groups and places, found by their names and by what is short for them."""

    def __init__(self) -> None:
        super().__init__()
        self._by_name: dict[tuple[str, ...], EntityDraft] = {}

    def note(self, draft: EntityDraft, name: Name) -> None:
        if name.joined not in draft.names:
            self._keep(draft, short_forms(name.words))
            self._by_name.setdefault(_plain(name.words), draft)

    def named(self, name: Name) -> EntityDraft | None:
        return self._by_name.get(_plain(name.words))

    def shortened_to(self, name: Name) -> list[EntityDraft]:
        """Return those that a name may be short for."""
        return self._found_by(as_short_form(name.words))


def _with_one_type(names: Sequence[Name]) -> list[Name]:
    """Give all uses of a name one type: a person's where it ends a person's full name.

    Else the type that the encoder is surest of, over all uses.
    """
    families = {name.last for name in names if name.type == "person" and len(name.words) > 1}
    weights: dict[tuple[str, ...], dict[NameType, float]] = defaultdict(dict)
    for name in names:
        told = weights[name.words]
        told[name.type] = told.get(name.type, 0.0) + name.confidence
    settled = []
    for name in names:
        told = weights[name.words]
        if name.type == "place" and is_seat(name.words):
            told = {"organization": 1.0}
        kind = max(told, key=told.__getitem__)
        if len(name.words) == 1 and "person" in told and name.last in families:
            kind = "person"
        settled.append(name if name.type == kind else replace(name, type=kind))
    return settled


def _weight(name: Name) -> int:
    """Full names before short ones; a spelled-out body before its initials."""
    if name.type == "person":
        return min(len(name.words), 3)
    is_initials = len(name.words) == 1 and name.words[0].isupper()
    return 0 if is_initials else len(name.words)


def _note(text: str, draft: EntityDraft, name: Name, quotations: Extents) -> None:
    is_quoted = quotations.holds(name.start)
    draft.add_mention(DraftMention(name.start, name.end, "name", name.confidence, is_quoted))
    draft.names[name.joined] += 1
    if name.nickname:
        draft.names[name.familiar] += 1
    if name.type != "person":
        if noun := apposed_noun(text, name.end):
            draft.offices.add(noun)
        return
    if name.title:
        _note_role(draft, office_words(name.title), gender_in(name.title))
        draft.offices |= offices_in(name.title)
    if told := _gender_by_name(draft, name):
        draft.genders[told] += 1
    if apposed := apposed_words(text, name):
        _note_role(draft, apposed, gender_in(apposed))
        draft.offices |= offices_in(apposed[_owned_from(apposed) :])
    if before := preceding_words(text, name):
        _note_role(draft, before, gender_in(before))
        draft.offices |= offices_in(before[_owned_from(before) :])
    if office := office_in_adjective(text, name.end):
        draft.offices.add(office)


def _gender_by_name(draft: EntityDraft, name: Name) -> Gender | None:
    """Return the gender that a name tells; a family name tells none ("Ms. Warren", "Christie")."""
    first = name.words[0]
    if len(name.words) > 1:
        return given_name_gender(first)
    fuller = (core_words(full.split()) for full in draft.names)
    families = {core[-1] for core in fuller if len(core) > 1}
    return None if plain_word(first) in families else lone_name_gender(first)


def _owned_from(words: str) -> int:
    """Return where what somebody owns begins: "the president’s nominee" is no president."""
    return max(words.rfind("’s "), words.rfind("'s "), -1) + 1


def _note_role(draft: EntityDraft, role: str, told: Gender | None) -> None:
    draft.add_role(role)
    if told:
        draft.genders[told] += 2


def _same_person(name: Name, people: Sequence[EntityDraft]) -> EntityDraft | None:
    told = gender_in(name.title)
    fitting = [
        draft
        for draft in people
        if any(may_be_same_person(name.words, known.split()) for known in draft.names)
        and not (told and draft.gender and told != draft.gender)
    ]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    exact = [draft for draft in fitting if name.joined in draft.names]
    if len(exact) == 1 and len(name.words) > 1:
        return exact[0]
    by_office = [draft for draft in fitting if offices_in(name.title) & draft.offices]
    if len(by_office) == 1:
        return by_office[0]
    by_family = [d for d in fitting if any(k.split()[-1].lower() == name.last for k in d.names)]
    candidates = by_family or fitting
    first = min(candidates, key=lambda draft: draft.first)
    return max(candidates, key=lambda draft: _standing(draft, name.start, draft is first))


def _standing(draft: EntityDraft, position: int, is_first: bool) -> tuple[int, int]:
    """How likely a bare family name means this person: how often named in full, how near before.

    Articles name their main person first, and others of the family in full again.
    """
    full = sum(count for name, count in draft.names.items() if len(name.split()) > 1)
    full += _FIRST_NAMED if is_first else 0
    before = draft.mentions_before(position)
    near = draft.mentions[before - 1].start if before else -_REACH
    return (full, near)


def _same_body(text: str, name: Name, bodies: _Bodies) -> EntityDraft | None:
    if draft := bodies.named(name):
        _settle_type(draft, name)
        return draft
    if name.type == "group":
        return None
    named_before = text[max(0, name.start - 1) : name.start] == "("
    for draft in bodies.shortened_to(name):
        ends_here = any(0 <= name.start - m.end <= 2 for m in draft.mentions)
        if draft.type == name.type or (named_before and ends_here):
            return draft
    return None


def _settle_type(draft: EntityDraft, name: Name) -> None:
    """A body that is a place here and an organization there is an organization."""
    if {draft.type, name.type} == {"place", "organization"}:
        draft.type = "organization"


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    plain = [plain_word(word) for word in words]
    return tuple(plain[1:] if plain[:1] == ["the"] and len(plain) > 1 else plain)
