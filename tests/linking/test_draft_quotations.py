from dataclasses import replace

from onrecord.linking.quotations.drafts import attributed_quotations
from onrecord.schema.record import ArticleRecord
from tests.store.samples import (
    make_article,
    make_entity,
    make_mention,
    make_record,
    make_statement,
    span_of,
)

TEXT = """Dana Calloway spoke.

“No night boats,” Calloway said. “None,” the harbour master said.
“Perhaps,” somebody said.
"""


def _record() -> ArticleRecord:
    article = make_article(TEXT)
    statements = [
        replace(
            make_statement(article, words, id=statement, speaker=speaker, kind="direct"),
            quoted=(span_of(article, words.strip("“”")),),
        )
        for statement, words, speaker in (
            ("s1", "“No night boats,”", "dana"),
            ("s2", "“None,”", "master"),
            ("s3", "“Perhaps,”", None),
        )
    ]
    entities = (
        make_entity("dana", "Dana Calloway", "Calloway"),
        make_entity("master", "the harbour master"),
    )
    mentions = (
        make_mention(article, "Dana Calloway", "dana"),
        make_mention(article, "the harbour master", "master", "description"),
    )
    return make_record(article, *statements, entities=entities, mentions=mentions)


def _extents() -> list[tuple[int, int]]:
    found = []
    for words in ("“No night boats,”", "“None,”", "“Perhaps,”"):
        start = TEXT.index(words)
        found.append((start, start + len(words)))
    return found


def test_quotations_have_their_line_and_whom_the_draft_names() -> None:
    found = list(attributed_quotations(TEXT, _extents(), _record()))
    assert [(one.span.text, one.line, one.by) for one in found] == [
        ("“No night boats,”", 3, "Dana Calloway"),
        ("“None,”", 3, None),
        ("“Perhaps,”", 4, None),
    ]
    for one in found:
        one.span.verify(TEXT)


def test_a_draft_that_could_not_be_read_names_nobody() -> None:
    found = attributed_quotations(TEXT, _extents(), None)
    assert [one.by for one in found] == [None, None, None]
