"""Mentions of a text that there is none of."""

from hypothesis import strategies as st

from onrecord.encoder.labels import MENTION_FORMS, MENTION_TYPES
from onrecord.encoder.mention_features import (
    CATEGORY_COUNT,
    DETERMINERS,
    MentionFeatures,
    distinctive_words,
)

PERSON, PLACE = MENTION_TYPES.index("person"), MENTION_TYPES.index("place")
NAME, DESCRIPTION, PRONOUN = (MENTION_FORMS.index(f) for f in ("name", "description", "pronoun"))


def mention_of(
    words: str, head: int, *, form: int = NAME, quotation: int = -1, paragraph: int = 0
) -> MentionFeatures:
    """Return a mention of a person that ends with its head, a word for each of ``words``."""
    return MentionFeatures(
        head,
        head + 1 - len(words.split()),
        head + 1,
        PERSON,
        form,
        0,
        0,
        words.rsplit(maxsplit=1)[-1].lower(),
        words.lower(),
        distinctive_words(words),
        paragraph,
        quotation,
    )


mentions = st.builds(
    MentionFeatures,
    head=st.integers(0, 400),
    first=st.integers(0, 400),
    last=st.integers(1, 401),
    type=st.integers(0, len(MENTION_TYPES) - 1),
    form=st.integers(0, len(MENTION_FORMS) - 1),
    category=st.integers(0, CATEGORY_COUNT - 1),
    determiner=st.integers(0, len(DETERMINERS) - 1),
    head_text=st.sampled_from(("she", "calloway", "mayor")),
    wording=st.sampled_from(("she", "dana calloway", "the mayor")),
    words=st.frozensets(st.sampled_from(("dana", "calloway", "mayor"))),
    paragraph=st.integers(0, 9),
    quotation=st.integers(-1, 3),
)
# In order of their heads, of which no two mentions share one.
mentions_of_a_text = st.lists(mentions, max_size=25, unique_by=lambda mention: mention.head).map(
    lambda found: sorted(found, key=lambda mention: mention.head)
)
