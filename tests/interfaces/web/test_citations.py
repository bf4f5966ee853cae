import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.web.citations import (
    Citable,
    as_bibtex,
    as_text,
    as_wikipedia,
    citations,
)

CROSSING = Citable(
    id="s-crossing",
    by="Renata Calloway",
    words="“The fourth crossing will open by June”",
    title="Bridge will open by June, mayor says",
    author="Ana Ruiz",
    publisher="Port Meridian Courier",
    published="2026-02-27",
    url="https://courier.example/bridge",
    address="https://room.example/statements/s-crossing",
)
SEEN = "2026-03-01"


def test_a_citation_as_text_tells_who_what_where_and_when() -> None:
    assert as_text(CROSSING, SEEN) == (
        "Renata Calloway: “The fourth crossing will open by June”, in Ana Ruiz, “Bridge will open "
        "by June, mayor says”, Port Meridian Courier, 27 February 2026, "
        "https://courier.example/bridge. On record: https://room.example/statements/s-crossing, "
        "seen 1 March 2026."
    )


def test_a_citation_for_bibtex_keeps_the_case_of_titles_and_the_day() -> None:
    assert as_bibtex(CROSSING, SEEN) == (
        "@misc{onrecord-s-crossing,\n"
        "  author = {{Ana Ruiz}},\n"
        "  title = {{Bridge will open by June, mayor says}},\n"
        "  howpublished = {Port Meridian Courier},\n"
        "  date = {2026-02-27},\n"
        "  year = {2026},\n"
        "  url = {https://courier.example/bridge},\n"
        "  urldate = {2026-03-01},\n"
        "  note = {Renata Calloway: “The fourth crossing will open by June”. On record: "
        "\\url{https://room.example/statements/s-crossing}}\n"
        "}"
    )


def test_a_citation_for_wikipedia_is_its_template() -> None:
    assert as_wikipedia(CROSSING, SEEN) == (
        "<ref>{{cite web |url=https://courier.example/bridge "
        "|title=Bridge will open by June, mayor says |author=Ana Ruiz "
        "|work=Port Meridian Courier |date=2026-02-27 |access-date=2026-03-01 "
        "|quote=The fourth crossing will open by June}}</ref>"
    )


def test_an_article_without_words_is_cited_by_its_title() -> None:
    article = replace(CROSSING, by=None, words=None)
    assert as_text(article, SEEN).startswith("Ana Ruiz, “Bridge will open")
    assert "quote" not in as_wikipedia(article, SEEN)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.example/", "https:///nowhere", ""])
def test_an_address_that_is_not_to_be_linked_is_not_cited(url: str) -> None:
    cited = citations(replace(CROSSING, url=url or None), SEEN)
    assert f"url = {{{CROSSING.address}}}" in cited.bibtex
    assert f"|url={CROSSING.address} " in cited.wikipedia


def test_markup_of_wikis_is_escaped() -> None:
    hostile = "a|b]] {{subst:x}} </ref><script> ''' ~~~~ __NOTOC__ &lt;"
    told = as_wikipedia(replace(CROSSING, title=hostile, url="https://x.example/a|b]c}}d"), SEEN)
    inner = told.removeprefix("<ref>{{cite web ").removesuffix("}}</ref>")
    assert not re.search(r"\{\{|\}\}|\]\]|[<>]|''|~~|__", inner)
    assert len(re.findall(r"\|", inner)) == 7


def test_markup_of_tex_is_escaped() -> None:
    told = as_bibtex(replace(CROSSING, title="50 % of {A} & B_1 # $2 ~ ^ \\input{x}"), SEEN)
    assert (
        r"title = {{50 \% of \{A\} \& B\_1 \# \$2 \textasciitilde{} \textasciicircum{} "
        r"\textbackslash{}input\{x\}}}"
    ) in told


@given(st.text(max_size=300))
def test_no_words_close_a_field_or_a_template(text: str) -> None:
    hostile = replace(CROSSING, title=text, by=text, words=text, author=text, publisher=text)
    told = citations(hostile, SEEN)
    bare = re.sub(r"\\[{}]", "", told.bibtex)
    assert bare.count("{") == bare.count("}")
    assert told.bibtex.count("\n  ") == len(re.findall(r"^  \w+ = \{", told.bibtex, re.MULTILINE))
    inner = told.wikipedia.removeprefix("<ref>{{cite web ").removesuffix("}}</ref>")
    assert "}}" not in inner
    assert "<" not in inner


def test_long_words_are_cut() -> None:
    assert len(as_text(replace(CROSSING, words="w " * 5000), SEEN)) < 1000


def test_quotation_marks_within_a_citation_are_single() -> None:
    words = '"We came back," … "You cannot bargain."'
    assert ": “‘We came back,’ … ‘You cannot bargain.’”, in" in as_text(
        replace(CROSSING, words=words), SEEN
    )


@given(st.text(st.sampled_from('ab “”"…'), min_size=1, max_size=30))
def test_quotation_marks_are_never_doubled(text: str) -> None:
    told = as_text(replace(CROSSING, words=text, title=text), SEEN)
    assert not re.search(r"““|””|“\"|\"”", told)


def test_parts_of_a_statement_are_not_quoted_twice() -> None:
    words = "“We came back,” … “You cannot bargain.”"
    told = citations(replace(CROSSING, words=words, title="“No deal,” says mayor"), SEEN)
    assert "“‘We came back,’ … ‘You cannot bargain.’”, in Ana Ruiz, “‘No deal,’ says" in told.text
    assert "“‘We came back,’ … ‘You cannot bargain.’”" in told.bibtex
    assert "|quote=‘We came back,’ … ‘You cannot bargain.’}}" in told.wikipedia
