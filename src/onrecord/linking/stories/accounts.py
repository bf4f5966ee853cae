"""An article as it is compared with others: vectors of words, names, numbers, and its beginning."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from math import hypot, log
from threading import Lock
from typing import Final

from onrecord.linking.articles import first_day
from onrecord.linking.stories.rarity import Rarity
from onrecord.linking.stories.terms import terms_of, told_text
from onrecord.schema.article import Article
from onrecord.schema.gathering import (
    Account,
    AccountKey,
    Norms,
    StoryMember,
    Term,
    TermField,
    WeighedAccount,
)

# The terms that an article is looked up by, those that tell most.
MOST_LOOKED_UP: Final = 24
# Accounts of articles that others are compared with; without their terms, and with shared keys, one
# takes some 9 kB (`tracemalloc`, articles of 3,300 characters).
_REMEMBERED: Final = 1536
# Accounts with their terms: of the articles at hand.
_AT_HAND: Final = 16
# Terms are of few words, and counts are small, in however many accounts they stand.
_SHARED_KEYS: Final = 1 << 14
_SHARED_COUNTS: Final = 256


class _Remembered:
    """The accounts asked for last, by what they are made of."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._accounts: OrderedDict[AccountKey, Account] = OrderedDict()
        self._lock = Lock()

    def get(self, key: AccountKey) -> Account | None:
        with self._lock:
            if key not in self._accounts:
                return None
            self._accounts.move_to_end(key)
            return self._accounts[key]

    def keep(self, key: AccountKey, account: Account) -> None:
        with self._lock:
            self._accounts[key] = account
            if len(self._accounts) > self._most:
                self._accounts.popitem(last=False)


_COMPARED: Final = _Remembered(_REMEMBERED)
_WITH_TERMS: Final = _Remembered(_AT_HAND)


def key_of(article: Article) -> AccountKey:
    """Return what an article is compared by."""
    title, published = article.title, article.published
    return AccountKey(
        article.version,
        title.value if title else None,
        published.value if published else None,
    )


def account_of(article: Article) -> Account:
    """Return an article as it is compared with others."""
    key = key_of(article)
    known = _WITH_TERMS.get(key)
    if known is not None:
        return known
    account = _account(told_text(article), _day(article))
    _WITH_TERMS.keep(key, account)
    _COMPARED.keep(key, _without_terms(account))
    return account


def accounts_of(
    members: Sequence[StoryMember],
    read: Callable[[Collection[int]], Mapping[int, Article]],
) -> dict[int, Account]:
    """Return articles of stories as they are compared, without their terms, by their versions.

    Args:
        members: the articles.
        read: returns articles by their versions; only those are read that are not remembered.
    """
    known = {one.version: _COMPARED.get(one.key) for one in members}
    read_now = read([version for version, account in known.items() if account is None])
    return {
        version: _without_terms(account_of(read_now[version])) if account is None else account
        for version, account in known.items()
    }


def keys_of(article: Article) -> frozenset[str]:
    """Return the keys of the words and names that an article has."""
    account = _COMPARED.get(key_of(article)) or account_of(article)
    return frozenset(account.words.keys() | account.names.keys())


def weigh(account: Account, rarity: Rarity) -> WeighedAccount:
    """Return an account with its terms weighed by how rare they are."""
    weights = {term.key: max(rarity.of(term), 0.0) for term in account.terms}
    norms = Norms(
        *(
            hypot(*(count * weights[key] for key, count in vector.items()))
            for vector in (account.words, account.names, account.lead, account.numbers)
        )
    )
    telling = sorted(
        (term for term in account.terms if term.field != "number"),
        key=lambda term: (-_damped(term.count + term.lead_count) * weights[term.key], term.key),
    )
    return WeighedAccount(
        account,
        norms,
        {key: weight * weight for key, weight in weights.items()},
        tuple(term.key for term in telling[:MOST_LOOKED_UP]),
    )


def _without_terms(account: Account) -> Account:
    return replace(account, terms=())


def _account(text: str, day: int | None) -> Account:
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    lead: dict[str, float] = {}
    numbers: dict[str, float] = {}
    terms = terms_of(text)
    for term in terms:
        key, damped = _shared_key(term.field, term.words), _damped(term.count)
        if term.field == "word":
            words[key] = damped
            if term.lead_count:
                lead[key] = _damped(term.lead_count)
        elif term.field == "name":
            names[key] = damped
        else:
            numbers[key] = damped
    return Account(words, names, lead, numbers, day, terms)


@lru_cache(maxsize=_SHARED_KEYS)
def _shared_key(field: TermField, words: str) -> str:
    """Return the key of a term, the same string wherever it stands."""
    return Term(field, words, 1, 0).key


@lru_cache(maxsize=_SHARED_COUNTS)
def _damped(count: int) -> float:
    return 1 + log(count)


def _day(article: Article) -> int | None:
    if article.published is None:
        return None
    return date.fromisoformat(first_day(article.published.day)).toordinal()
