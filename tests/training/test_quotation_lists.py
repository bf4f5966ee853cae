import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.corpora.polnear import GoldArticle, GoldAttribution
from training.quotation_lists import QuotationStock, make_lists, quotation_stock

TEXT = "“We will not sell the harbour,” said Dana Voss, who chairs the board. It “will cost” more."
STOCK = QuotationStock(
    ("“We will not sell the harbour,”", "“Who asked for this, and why?”", '"It was never ours."'),
    ("Dana Voss", "Ilja de Wit, a docker"),
)


def _find(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_whole_quotations_and_named_sources_are_collected() -> None:
    attributions = (
        GoldAttribution(
            (_find("Dana Voss"),), (_find("said"),), (_find("“We will not sell the harbour,”"),)
        ),
        GoldAttribution((_find("It"),), (_find("will"),), (_find("“will cost” more"),)),
    )
    stock = quotation_stock([GoldArticle("one", TEXT, attributions, ())])
    assert stock == QuotationStock(("“We will not sell the harbour,”",), ("Dana Voss",))


@given(st.integers(0, 2**32))
def test_each_entry_of_a_list_names_its_quotation_and_speaker(seed: int) -> None:
    (article,) = make_lists(STOCK, 1, random.Random(seed))
    marks = {text.strip('“”",.') for text in STOCK.quotations}
    for attribution in article.attributions:
        (source,), (content,) = attribution.source, attribution.content
        assert article.text[slice(*source)] in STOCK.speakers
        assert article.text[slice(*content)].strip('“”",.') in marks
        assert "\n\n" not in article.text[min(source[0], content[0]) : max(source[1], content[1])]


@given(st.integers(0, 2**32))
def test_nothing_but_numbers_is_left_outside_the_entries_of_a_list(seed: int) -> None:
    (article,) = make_lists(STOCK, 1, random.Random(seed))
    left = list(article.text)
    for attribution in article.attributions:
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            left[start:end] = " " * (end - start)
    assert not {mark for mark in left if mark.isalpha() or mark in '“”"'}


def test_a_quotation_signed_with_a_dash_ends_with_a_full_stop() -> None:
    texts = [a.text for a in make_lists(STOCK, 200, random.Random(1))]
    assert any("sell the harbour.” — Dana Voss\n" in text for text in texts)
    assert any("Dana Voss: “We will not sell the harbour.”\n" in text for text in texts)
    assert any("“We will not sell the harbour,” said Dana Voss.\n" in text for text in texts)
