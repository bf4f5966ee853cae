"""Roles that stand around a name: a title before it, an apposition, "who was mayor" after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.resolution.drafts import DraftMention
from onrecord.resolution.role_heads import Kinds, StatedRole
from onrecord.resolution.role_phrases import read_phrase
from onrecord.resolution.role_titles import apposed_before, is_for_many
from onrecord.resolution.role_vocabulary import PARTY_LETTERS, PLACES

CAPITALS: Final = r"[A-Z][\w.’'-]{0,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3}"
_OF: Final = re.compile(rf"\s(?:of|from)\s(?:the\s)?(?P<of>{CAPITALS})")
_PLACE: Final = "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True))
_LETTER: Final = re.compile(
    rf",?\s(?P<open>\(?)(?P<party>{'|'.join(sorted(PARTY_LETTERS, key=len, reverse=True))})\.?"
    rf"(?:[-–—/,\s]{{1,2}}(?P<place>{_PLACE}|[A-Z][\w. ]{{1,25}}(?=\))|[A-Z]{{2}}\b))?"
    r"(?P<close>\)?)"
)
_STATE: Final = re.compile(rf"\s\((?P<place>{_PLACE})\)")
_SUFFIX: Final = re.compile(r",?\s(?:Jr|Sr)\.?(?!\w)|\s(?:II|III|IV)(?!\w)")
_AGE: Final = re.compile(r",\s(?:age\s|aged\s)?\d{1,3}(?=,)|\s\(\d{1,3}\)")
_APPOSED: Final = re.compile(r"\s?,\s|\s\(|\s[—–]\s|—")
_NOW: Final = r"(?:(?:also|now|currently|then|still|once|previously|later|recently|briefly)\s)?"
_HIMSELF: Final = r"(?:himself|herself|themselves|themself)"
_COPULA: Final = re.compile(
    rf"(?P<who>,?\s(?:and\s)?who)?\s{_NOW}(?:"
    r"(?P<self>(?:describes|described|calls|called|styles|considers|identifies|identified)\s"
    rf"{_HIMSELF}(?:\sas)?)"
    rf"|(?P<taken>became|becomes|(?:was|were|is)\s{_NOW}(?:(?:re-?)?elected|appointed|named|hired"
    r"|confirmed|inaugurated|sworn\sin)(?:\sas|\sto\sbe)?)"
    r"|(?P<past>was|had\sbeen|served\sas|had\sserved\sas|worked\sas|used\sto\sbe)"
    r"|(?P<present>is|has\sbeen|remains|serves\sas|has\sserved\sas|works\sas)"
    rf")\s{_NOW}"
)
_SAID: Final = re.compile(r"\b(?:said|says|told\s\w+|that|reported|added)(?:\sthat)?\s$")
_FIRST_ARTICLE: Final = re.compile(r"\s*(?:the|an?|his|her|their)\s", re.IGNORECASE)
_PERSON_AHEAD: Final = re.compile(r"\s[A-Z]")
# Appositions one after another: "Reyes, a Democrat, chairman of the board, and".
_MOST_APPOSED: Final = 3
_LOOK_BACK: Final = 24


def around(
    text: str, mention: DraftMention, titles: Sequence[StatedRole], kinds: Kinds
) -> Iterator[StatedRole]:
    """Yield what is stated right before and after a name."""
    end = mention.end
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    titles, end = _completed(text, end, list(titles), kinds)
    yield from titles
    if (phrase := apposed_before(text, mention.start, mention.end, kinds)) is not None:
        yield from phrase.roles
    if text[end : end + 2] in ("’s", "'s"):
        return
    copular = _copular(text, mention.start, end, kinds)
    if copular:
        yield from copular
        return
    apposed, end = _apposed(text, end, kinds)
    yield from apposed
    yield from _copular(text, mention.start, end, kinds, is_relative=True)


def _completed(
    text: str, end: int, titles: list[StatedRole], kinds: Kinds
) -> tuple[list[StatedRole], int]:
    """Read "of Illinois" and "(R-Tex.)" after a name, and give them to the title before it."""
    if of := _OF.match(text, end):
        titles, end = _of(titles, of, end, kinds)
    state = _STATE.match(text, end)
    if state and titles and titles[-1].title and titles[-1].place is None:
        titles[-1] = replace(titles[-1], place=state.span("place"))
        return titles, state.end()
    if (letter := _LETTER.match(text, end)) and _is_whole(letter):
        return _lettered(titles, letter), letter.end()
    return titles, end


def _of(
    titles: list[StatedRole], of: re.Match[str], end: int, kinds: Kinds
) -> tuple[list[StatedRole], int]:
    at = of.span("of")
    kind = kinds(*at)
    if not titles:
        return titles, of.end() if kind == "place" else end
    if titles[-1].is_of_something or titles[-1].title is None or kind in ("person", "group"):
        return titles, end
    if kind == "organization":
        return [*titles[:-1], replace(titles[-1], organization=at)], of.end()
    return [*titles[:-1], replace(titles[-1], place=at)], of.end()


def _is_whole(letter: re.Match[str]) -> bool:
    """Whether a letter stands in brackets, or with a place: "(D)", ", R-Texas"."""
    if bool(letter["open"]) != bool(letter["close"]):
        return False
    return letter["place"] is not None or letter["open"] != ""


def _lettered(titles: list[StatedRole], letter: re.Match[str]) -> list[StatedRole]:
    party = letter.span("party")
    place = letter.span("place") if letter["place"] else None
    if not titles or titles[-1].title is None:
        words = (party[0], place[1] if place else party[1])
        return [*titles, StatedRole(words, place=place, party=party)]
    last = titles[-1]
    whole = replace(last, party=last.party or party, place=last.place or place)
    return [*titles[:-1], whole]


def _apposed(text: str, end: int, kinds: Kinds) -> tuple[list[StatedRole], int]:
    """Read the descriptions that follow a name between commas, in brackets or after a dash."""
    found: list[StatedRole] = []
    if age := _AGE.match(text, end):
        end = age.end()
    for _ in range(_MOST_APPOSED):
        opening = _APPOSED.match(text, end)
        if opening is None:
            break
        phrase = read_phrase(text, opening.end(), kinds)
        if phrase is None or not phrase.is_closed or _is_title_of_another(text, phrase.end, kinds):
            break
        has_article = _FIRST_ARTICLE.match(text, opening.end() - 1) is not None
        if not has_article and any(is_for_many(text, role) for role in phrase.roles):
            break
        found += [_former_if_over(role) for role in phrase.roles]
        end = phrase.end
    return found, end


def _is_title_of_another(text: str, end: int, kinds: Kinds) -> bool:
    return bool(_PERSON_AHEAD.match(text, end)) and kinds(end, end + 2) == "person"


def _copular(
    text: str, start: int, end: int, kinds: Kinds, *, is_relative: bool = False
) -> list[StatedRole]:
    """Read "is the president of", "who served as governor from 2003 to 2011"."""
    verb = _COPULA.match(text, end)
    if verb is None or (is_relative and not verb["who"]):
        return []
    phrase = read_phrase(text, verb.end(), kinds, is_taken_up=verb["taken"] is not None)
    if phrase is None or _is_title_of_another(text, phrase.end, kinds):
        return []
    # After "she said that", what is said in the past tense may still hold.
    is_reported = not verb["who"] and _SAID.search(text, max(0, start - _LOOK_BACK), start)
    is_past = verb["past"] is not None and not is_reported
    return [
        replace(
            role,
            is_former=role.is_former or is_past or bool(role.until and not verb["present"]),
            is_self_described=role.is_self_described or verb["self"] is not None,
        )
        for role in phrase.roles
    ]


def _former_if_over(role: StatedRole) -> StatedRole:
    return replace(role, is_former=role.is_former or role.until is not None)
