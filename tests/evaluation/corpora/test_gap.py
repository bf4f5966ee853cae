from pathlib import Path

import pytest

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.gap import read_gap
from tests.evaluation.small_corpora import GAP_COLUMNS, gap_row, write_gap

TEXT = '"Café" owner Ada Morrow told Dana Lund that she was late.'
NAMES = ("Ada Morrow", "Dana Lund")


@pytest.mark.parametrize("meant", [(True, False), (False, True), (False, False)])
def test_a_row_gives_pronoun_names_and_who_is_meant(
    tmp_path: Path, meant: tuple[bool, bool]
) -> None:
    table = write_gap(tmp_path / "gap.tsv", gap_row(TEXT, "she", NAMES, meant))
    (choice,) = read_gap(table)
    assert choice.text == TEXT
    assert TEXT[slice(*choice.pronoun)] == "she"
    assert tuple(TEXT[slice(*name)] for name in choice.names) == NAMES
    assert choice.meant == meant


def test_rows_come_in_the_order_of_the_table(tmp_path: Path) -> None:
    texts = [f"{n} {TEXT}" for n in range(3)]
    rows = [gap_row(text, "she", NAMES, (True, False)) for text in texts]
    table = write_gap(tmp_path / "gap.tsv", *rows)
    assert [choice.text for choice in read_gap(table)] == texts


def test_a_file_that_is_not_there_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="gap"):
        list(read_gap(tmp_path / "gap.tsv"))
    (tmp_path / "gap.tsv").write_bytes(b"ID\tText\ncaf\xe9")
    with pytest.raises(UnreadableInput, match="gap"):
        list(read_gap(tmp_path / "gap.tsv"))


ROW = gap_row(TEXT, "she", NAMES, (True, False))


@pytest.mark.parametrize(
    "content",
    [
        "one\ttwo\n1\t2\n",
        "\t".join(GAP_COLUMNS) + "\ntest-1\tShort\n",
        "\t".join(GAP_COLUMNS) + "\n" + ROW.replace(f"\t{TEXT.index('Ada')}\t", "\tsoon\t") + "\n",
    ],
    ids=["other columns", "a row cut short", "an offset that is no number"],
)
def test_another_table_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "other.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MalformedInput, match=r"other\.tsv is no table of GAP"):
        list(read_gap(path))
