"""The project's annotations of what happened, beside the texts that they are of."""

import pytest

from onrecord.evaluation.corpora.happening_annotations import ArticleHappenings
from onrecord.evaluation.corpora.polnear import read_polnear
from onrecord.schema.annotation import Offsets
from tests.shared_data import shared_data
from training.corpus_texts import is_of_other_corpus
from training.happening_corpora import (
    HappeningCorpora,
    articles_to_check_on,
    read_all_happenings,
    read_happening_corpora,
)


@pytest.fixture(scope="module")
def corpora() -> HappeningCorpora:
    return read_happening_corpora(shared_data(), frozenset())


def _extents(one: ArticleHappenings) -> list[Offsets]:
    triggers, clauses = (*one.encounters, *one.actions), (*one.commitments, *one.absences)
    found = [extent for t in triggers for extent in (t.trigger, t.clause, *t.also)]
    found += [c.clause for c in clauses]
    parties = (*(t.parties for t in triggers), *(c.parties for c in clauses))
    return found + [extent for told in parties for extent, _ in told]


def test_every_annotation_stands_in_its_article(corpora: HappeningCorpora) -> None:
    political = {a.name: a.text for a in read_polnear(shared_data() / "data" / "polnear" / "train")}
    read = [(political[name], one) for name, one in corpora.annotated.items()]
    read += [(told.text, told.happenings) for told in corpora.told]
    assert (len(corpora.annotated), len(corpora.told)) == (160 + 430, 658)
    for text, one in read:
        for start, end in _extents(one):
            assert end <= len(text)
            assert text[start:end].strip() == text[start:end], (one.article, text[start:end])


def test_articles_that_measure_something_are_not_learned(corpora: HappeningCorpora) -> None:
    left_out = {next(iter(corpora.annotated)), corpora.told[0].happenings.article}
    assert any(map(is_of_other_corpus, left_out))
    learned = read_happening_corpora(shared_data(), left_out)
    names = {*learned.annotated, *(told.happenings.article for told in learned.told)}
    assert len(names) == 160 + 1088 - len(left_out)
    assert not names & left_out


def test_a_third_of_the_articles_of_either_file_checks() -> None:
    names, checked = list(read_all_happenings()), articles_to_check_on()
    first, further = names[:160], names[160:]
    assert len(checked) == len(checked.intersection(names)) == 54 + 363
    assert checked.intersection(first) == set(first[::3])
    assert checked.intersection(further) == set(further[::3])
