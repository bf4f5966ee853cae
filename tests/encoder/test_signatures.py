"""Lists of signed quotations, with and without their line breaks."""

from onrecord.encoder.signatures import give_to_signers
from onrecord.schema.annotation import AttributionSpans, Offsets

LIST = (
    "“It rains too much.” ― Dana Calloway “The ferry is late.” ― Tom Reyes "
    "“Nobody told us.” ― Ana Osei\nThe council meets on Friday."
)


def _at(words: str, text: str = LIST) -> Offsets:
    start = text.index(words)
    return start, start + len(words)


def _attribution(source: str, *contents: str, text: str = LIST) -> AttributionSpans:
    name = _at(source, text)
    return AttributionSpans(
        name, (name[0] - 2, name[0] - 1), tuple(_at(c, text) for c in contents), 0.8
    )


def _told(text: str, found: tuple[AttributionSpans, ...]) -> list[tuple[str, list[str]]]:
    return [
        (text[slice(*a.source)] if a.source else "", [text[slice(*c)] for c in a.content])
        for a in found
    ]


def test_a_signed_quotation_is_given_back_to_the_name_after_it() -> None:
    found = give_to_signers(
        LIST,
        [
            _attribution("Tom Reyes", "“It rains too much.”", "“The ferry is late.”"),
            _attribution("Ana Osei", "“Nobody told us.”"),
        ],
    )
    assert _told(LIST, found) == [
        ("Dana Calloway", ["“It rains too much.”"]),
        ("Tom Reyes", ["“The ferry is late.”"]),
        ("Ana Osei", ["“Nobody told us.”"]),
    ]
    assert [LIST[slice(*a.cue)] for a in found if a.cue] == ["―", "―", "―"]


def test_what_is_given_back_joins_what_the_name_has_already() -> None:
    found = give_to_signers(
        LIST,
        [
            _attribution("Dana Calloway", "“It rains too much.”", "“The ferry is late.”"),
            _attribution("Tom Reyes", "“Nobody told us.”"),
        ],
    )
    assert _told(LIST, found) == [
        ("Dana Calloway", ["“It rains too much.”"]),
        ("Tom Reyes", ["“The ferry is late.”"]),
        ("Ana Osei", ["“Nobody told us.”"]),
    ]


def test_inner_attributions_stay_with_their_outer_one() -> None:
    inner = AttributionSpans(None, _at("told"), (_at("us", LIST),), 0.7, outer=0)
    found = give_to_signers(
        LIST,
        [
            _attribution("Ana Osei", "“Nobody told us.”"),
            inner,
            _attribution("Tom Reyes", "“It rains too much.”", "“The ferry is late.”"),
        ],
    )
    assert [a.outer for a in found] == [None, None, None, 2]
    assert found[3].cue == inner.cue


def test_dashes_in_running_text_sign_nothing() -> None:
    text = "“It rains.” — Calloway said so twice — “and it is late,” she added, “too late.”"
    told = _attribution("Calloway", "“It rains.”", "“and it is late,”", text=text)
    assert give_to_signers(text, [told]) == (told,)


def test_a_list_as_it_should_be_stays_as_it_is() -> None:
    right = (
        _attribution("Dana Calloway", "“It rains too much.”"),
        _attribution("Tom Reyes", "“The ferry is late.”"),
        _attribution("Ana Osei", "“Nobody told us.”"),
    )
    assert give_to_signers(LIST, right) == right
