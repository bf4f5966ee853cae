"""What of an article is kept to find its copies and its story by, and how both are decided."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from onrecord.linking.copies.comparison import copies_among
from onrecord.linking.copies.sketch import copy_keys, may_be_copies
from onrecord.linking.stories.accounts import account_of, accounts_of, keys_of, weigh
from onrecord.linking.stories.choice import MOST_COMPARED, choose_story
from onrecord.linking.stories.likeness import StoryWeights, features, score, shipped_weights
from onrecord.linking.stories.rarity import Rarity
from onrecord.linking.stories.terms import words_as_written
from onrecord.schema.article import Article
from onrecord.schema.gathering import CopyPair, StoryChoice, StoryMember, Term, WeighedAccount

# The most words that are shown of what the articles of a story have in common.
_MOST_SHARED: Final = 6
# Of a story's articles so many must have a word that is shown of it.
_LEAST_SHARE: Final = 0.5


class ArticleGatherer:
    """Decides which articles are copies of one text, and which tell of one happening."""

    most_compared: Final = MOST_COMPARED

    def __init__(self, weights: StoryWeights | None = None) -> None:
        """Take other weights of stories than those shipped."""
        self._weights = weights

    def copy_keys(self, article: Article) -> Collection[int]:
        """Return the keys that copies of an article share some of."""
        return copy_keys(article.text)

    def may_be_copies(self, own: int, other: int, shared: int) -> bool:
        """Tell whether texts with so many keys, so many of them shared, are worth comparing."""
        return may_be_copies(own, other, shared)

    def copies(self, version: int, article: Article, others: Mapping[int, str]) -> list[CopyPair]:
        """Return those of other texts that are copies of an article."""
        return copies_among(version, article.text, others)

    def terms(self, article: Article) -> list[str]:
        """Return the terms of an article, by which its rarity is counted."""
        return [term.key for term in account_of(article).terms]

    def weigh(self, article: Article, articles: int, counts: Mapping[str, int]) -> WeighedAccount:
        """Return an article ready to be looked up and compared."""
        return weigh(account_of(article), Rarity(articles, counts))

    def choose_story(
        self,
        article: WeighedAccount,
        stories: Mapping[int, Sequence[StoryMember]],
        read: Callable[[Collection[int]], Mapping[int, Article]],
    ) -> StoryChoice:
        """Return the story that an article goes to."""
        weights = self._weights or shipped_weights()
        accounts = accounts_of([one for members in stories.values() for one in members], read)
        scores = {
            story: [
                score(features(article, accounts[one.version], one.norms), weights)
                for one in members
            ]
            for story, members in stories.items()
        }
        story, best = choose_story(scores)
        return StoryChoice(story, best if story is not None else None, article.norms)

    def shared_terms(
        self,
        told: Sequence[Article],
        articles: int,
        counts: Callable[[Collection[str]], Mapping[str, int]],
    ) -> tuple[str, ...]:
        """Return the words that most of these articles have, those that tell most first."""
        return _shared(told, articles, counts)


def _shared(
    told: Sequence[Article],
    articles: int,
    counts: Callable[[Collection[str]], Mapping[str, int]],
) -> tuple[str, ...]:
    have = Counter(key for article in told for key in keys_of(article))
    least = max(2, _LEAST_SHARE * len(told)) if len(told) > 1 else 1
    most = [Term.of_key(key) for key, n in have.items() if n >= least]
    rarity = Rarity(articles, counts([term.key for term in most]))
    most.sort(key=lambda term: (-rarity.of(term) * have[term.key], term.key))
    # Some are two forms of one word, which is shown once.
    likely = most[: 2 * _MOST_SHARED]
    written = words_as_written(told, {term.words for term in likely})
    shown = (written.get(term.words, term.words) for term in likely)
    # A name and its stem are one word to a reader.
    return tuple({word.casefold(): word for word in shown}.values())[:_MOST_SHARED]
