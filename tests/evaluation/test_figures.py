import pytest

from onrecord.evaluation.figures import EvaluationReport, FigureRow, FigureTable

REPORT = EvaluationReport(
    "test-1",
    (
        FigureTable(
            ("precision", "F1"),
            (FigureRow("names", (0.123456, 0.5)), FigureRow("mean", (None, 0.25))),
        ),
        FigureTable(("points",), (FigureRow("loss", (-1.5,)),), decimals=1, signed=True),
    ),
    ("Two tables.",),
    {"articles": 3, "bias": None, "error": 0.123456},
)


def test_a_figure_is_found_by_its_row_and_column() -> None:
    assert REPORT.figure("names", "F1") == 0.5
    assert REPORT.figure("mean", "precision") is None
    assert REPORT.figure("loss", "points") == -1.5


@pytest.mark.parametrize(("name", "column"), [("names", "recall"), ("loss", "F1"), ("x", "F1")])
def test_a_figure_that_is_not_there_is_none(name: str, column: str) -> None:
    assert REPORT.figure(name, column) is None


def test_rows_of_one_name_in_several_tables_are_one_for_programs() -> None:
    tables = (
        FigureTable(("found",), (FigureRow("all", (3,)),), counts=("found",)),
        FigureTable(("right",), (FigureRow("all", (0.5,)),)),
    )
    plain = EvaluationReport("test-1", tables).as_json()
    assert plain["scores"] == {"all": {"found": 3, "right": 0.5}}


def test_a_report_is_plain_values_for_programs() -> None:
    assert REPORT.as_json() == {
        "model": "test-1",
        "articles": 3,
        "bias": None,
        "error": 0.1235,
        "scores": {
            "names": {"precision": 0.1235, "f1": 0.5},
            "mean": {"precision": None, "f1": 0.25},
            "loss": {"points": -1.5},
        },
    }
