from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.corpora.gum import GumDocument
from onrecord.evaluation.corpora.ontogum import genre_of
from training.folds import FOLDS, fold_documents


def _documents(counts: dict[str, int]) -> list[GumDocument]:
    names = [f"GUM_{genre}_{n:02}" for genre, count in counts.items() for n in range(count)]
    return [GumDocument(name, "", ()) for name in names]


@given(st.dictionaries(st.sampled_from(("news", "bio", "speech")), st.integers(0, 23)))
def test_each_document_is_in_one_fold_and_genres_are_spread_evenly(counts: dict[str, int]) -> None:
    documents = _documents(counts)
    folds = fold_documents(documents)
    assert len(folds) == FOLDS
    dealt = [document.name for fold in folds for document in fold]
    assert sorted(dealt) == sorted(document.name for document in documents)
    for genre in counts:
        shares = [Counter(genre_of(d.name) for d in fold)[genre] for fold in folds]
        assert max(shares) - min(shares) <= 1


def test_folds_do_not_depend_on_the_order_of_the_documents() -> None:
    documents = _documents({"news": 7, "bio": 6})
    assert fold_documents(documents[::-1]) == fold_documents(documents)
