"""Articles with annotated chains: what the mentions in them are, and that offsets hold."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.manifest import MODEL_FOLDER
from onrecord.evaluation.corpora.gum import GumDocument, GumMention
from onrecord.schema.annotation import EntityMention, MentionForm, MentionType
from tests.shared_data import shared_data
from training.chain_agreement import agreement
from training.chained_articles import (
    ChainedArticle,
    chained_documents,
    read_chained,
    with_mentions,
)

TEXT = "Ida Lund, the mayor of Oslo, resigned. She told Oslo why her resignation came."


def _at(words: str, text: str = TEXT, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)


def _found(
    words: str, head: str, type_: MentionType, form: MentionForm, after: int = 0
) -> EntityMention:
    start, end = _at(words, after=after)
    return EntityMention(start, end, _at(head, after=start), type_, form, 1.0, 0)


FOUND = (
    _found("Ida Lund", "Ida", "person", "name"),
    _found("the mayor of Oslo", "mayor", "person", "description"),
    _found("Oslo", "Oslo", "place", "name"),
    _found("She", "She", "person", "pronoun"),
    _found("Oslo", "Oslo", "place", "name", after=40),
    _found("her resignation", "resignation", "thing", "description"),
    _found("her", "her", "person", "pronoun", after=50),
)
CHAINS = (
    (_at("Ida Lund, the mayor of Oslo"), _at("She"), _at("her", after=50)),
    (_at("Oslo"), _at("Oslo", after=40)),
    (_at("resigned"), _at("her resignation")),
)


def _mention(document: GumDocument, words: str) -> GumMention:
    (found,) = (m for m in document.mentions if document.text[m.start : m.end] == words)
    return found


@pytest.fixture(scope="module")
def document() -> GumDocument:
    return with_mentions(ChainedArticle("one", TEXT, CHAINS), FOUND)


def test_an_annotated_extent_is_like_the_mention_found_that_has_most_in_common_with_it(
    document: GumDocument,
) -> None:
    mention = _mention(document, "Ida Lund, the mayor of Oslo")
    head = TEXT[mention.head_start : mention.head_end]
    assert (head, mention.type, mention.form) == ("mayor", "person", "description")


def test_mentions_of_one_chain_are_one_entity_and_those_of_others_are_not(
    document: GumDocument,
) -> None:
    entities = [m.entity for m in document.mentions if m.entity >= 0]
    assert sorted(Counter(entities).values()) == [2, 2, 3]
    assert _mention(document, "She").entity == _mention(document, "her").entity
    assert _mention(document, "She").entity != _mention(document, "resigned").entity


def test_what_is_found_and_stands_in_no_chain_stands_for_something_of_its_own(
    document: GumDocument,
) -> None:
    assert _mention(document, "Ida Lund").entity < 0


def test_an_extent_in_which_nothing_was_found_is_a_thing_with_the_last_word_before_of_as_head() -> (
    None
):
    text = "The resignation of Ida Lund shook it. That news of hers shook it again."
    chains = ((_at("The resignation of Ida Lund", text), _at("That news of hers", text)),)
    told = with_mentions(ChainedArticle("one", text, chains), ())
    heads = [text[m.head_start : m.head_end] for m in told.mentions]
    assert heads == ["resignation", "news"]
    assert {(m.type, m.form) for m in told.mentions} == {("thing", "description")}


@given(st.text(max_size=60), st.data())
def test_heads_lie_within_their_mentions(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    extents = st.tuples(places, places).filter(lambda e: e[0] < e[1])
    chain = data.draw(st.lists(extents, max_size=4)) if text else []
    told = with_mentions(ChainedArticle("any", text, (tuple(chain),)), ())
    for mention in told.mentions:
        assert mention.start <= mention.head_start < mention.head_end <= mention.end


def test_annotated_chains_hold_words_of_their_texts_each_in_one_chain() -> None:
    articles = list(read_chained(shared_data()))
    assert len(articles) == 965
    for article in articles:
        extents = [extent for chain in article.chains for extent in chain]
        assert len(set(extents)) == len(extents)
        assert all(len(chain) > 1 for chain in article.chains)
        for start, end in extents:
            words = article.text[start:end]
            assert words
            assert words == words.strip()
            assert "\n" not in words


def test_articles_that_measure_something_are_left_out() -> None:
    names = [article.name for article in read_chained(shared_data())]
    told = chained_documents(shared_data(), MODEL_FOLDER, frozenset(names[1:]))
    assert [document.name for document in told] == names[:1]
    assert any(mention.entity >= 0 for mention in told[0].mentions)


def test_the_projects_chains_agree_with_those_of_others() -> None:
    assert agreement(shared_data()).conll > 0.7
