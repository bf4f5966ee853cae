from hypothesis import given
from hypothesis import strategies as st

from onrecord.interfaces.terminal import styles
from onrecord.interfaces.terminal.marked_text import Markings, mark_statements, marked_lines
from tests.interfaces.newsroom import TEXT, bridge_record


def lines_of_bridge() -> list[str]:
    record = bridge_record()
    markings = mark_statements(record.statements, record.headings)
    return [line.plain for line in marked_lines(record.article.text, markings)]


def test_each_part_of_a_content_carries_the_number_of_its_statement() -> None:
    lines = lines_of_bridge()
    assert lines[1].count("[1]“") == 2
    assert "told her [2]that the “old piers”" in lines[2]
    assert lines[3] == "A dock worker denied [3]that."


def test_speaker_cue_and_quotation_look_different() -> None:
    record = bridge_record()
    markings = mark_statements(record.statements, record.headings)
    looks = {TEXT[start:end]: style for start, end, style in markings.styled}
    assert styles.SOURCE in looks["Mayor Renata Calloway"]
    assert styles.CUE in looks["wrote on Harbourline"]
    assert looks["“Not a day later.”"] == styles.QUOTED
    assert styles.QUOTED in looks["old piers"]
    assert looks["that the “old piers” were not safe [red]at all[/red]"] == styles.PARAPHRASE
    assert looks["Bridge will open by June, mayor says"] == styles.HEADING


def test_markings_of_a_slice_stand_where_they_stand_in_the_article() -> None:
    record = bridge_record()
    start = TEXT.index("Tobias Wren")
    markings = mark_statements([record.statements[1]])
    (line,) = marked_lines(TEXT[start : TEXT.index("\n\nA dock")], markings, offset=start)
    assert "told her [1]that the" in line.plain
    painted = {line.plain[s.start : s.end] for s in line.spans if styles.CUE in str(s.style)}
    assert painted == {"told her"}


@given(st.text(st.sampled_from("ab \n\r\x1b[]é")), st.sets(st.integers(0, 40)))
def test_numbers_are_inserted_and_nothing_else_changes(text: str, places: set[int]) -> None:
    markings = Markings((), tuple((place, "#") for place in sorted(places)))
    shown = [line.plain for line in marked_lines(text, markings)]
    plain = [line.plain for line in marked_lines(text, Markings(()))]
    assert [line.replace("#", "").rstrip() for line in shown] == plain
    assert (
        "".join(plain).split()
        == "".join(
            line.rstrip() for line in text.replace("\r", " ").replace("\x1b", "\ufffd").split("\n")
        ).split()
    )
