"""What the network learns from, and what is kept out of it."""

import pytest

from onrecord.evaluation.corpora.gap import PronounChoice
from tests.shared_data import shared_data
from training.corpora import Corpora, kept_out, read_corpora
from training.corpus_texts import is_of_other_corpus, worldwide_name


@pytest.fixture(scope="module")
def left_out() -> frozenset[str]:
    return kept_out(shared_data())


@pytest.fixture(scope="module")
def corpora(left_out: frozenset[str]) -> Corpora:
    return read_corpora(shared_data(), left_out)


def test_what_calibrates_or_measures_is_of_both_corpora_and_not_learned(
    corpora: Corpora, left_out: frozenset[str]
) -> None:
    assert {is_of_other_corpus(name) for name in left_out} == {True, False}
    learned = {article.name for article in corpora.attributed}
    learned |= {worldwide_name(article.name) for article in corpora.named}
    learned |= {*corpora.happenings.annotated}
    learned |= {told.happenings.article for told in corpora.happenings.told}
    assert not learned & left_out


def test_each_corpus_is_read_for_what_it_annotates(corpora: Corpora) -> None:
    assert {document.name.partition("_")[0] for document in corpora.documents} == {"GUM"}
    assert all(isinstance(choice, PronounChoice) for choice in corpora.pronouns)
    assert all(isinstance(heading, str) for heading in corpora.headings)
    assert len(corpora.pronouns) == 2000
    assert corpora.chained == ()
