import subprocess
import sys

import pytest

from tests.interfaces.conftest import Onrecord
from tests.interfaces.fake_desk import FakeDesk

COMMANDS = [
    ["read"],
    ["add"],
    ["follow"],
    ["follow", "run"],
    ["follow", "add"],
    ["follow", "remove"],
    ["follow", "list"],
    ["follow", "status"],
    ["said"],
    ["search"],
    ["articles"],
    ["show"],
    ["timeline"],
    ["met"],
    ["did"],
    ["promised"],
    ["promised", "list"],
    ["promised", "show"],
    ["promised", "verdict"],
    ["promised", "undo"],
    ["unanswered"],
    ["relation"],
    ["versions"],
    ["export"],
    ["backup"],
    ["reread"],
    ["schema"],
    ["people"],
    ["people", "list"],
    ["people", "search"],
    ["people", "show"],
    ["people", "decisions"],
    ["people", "merge"],
    ["people", "split"],
    ["people", "apart"],
    ["people", "rename"],
    ["people", "undo"],
    ["people", "import"],
    ["people", "link"],
    ["serve"],
    ["users"],
    ["users", "add"],
    ["users", "list"],
    ["users", "remove"],
    ["users", "role"],
    ["users", "password"],
    ["users", "token"],
    ["users", "tokens"],
    ["users", "revoke"],
    ["users", "audit"],
    ["withdraw"],
    ["withdraw", "article"],
    ["withdraw", "person"],
    ["evaluate", "polnear"],
    ["evaluate", "calibration"],
    ["evaluate", "mentions"],
    ["evaluate", "pronouns"],
    ["evaluate", "names"],
    ["evaluate", "facts"],
    ["evaluate", "record"],
    ["evaluate", "timex"],
    ["evaluate", "judged"],
]
# What takes long to load and no help page needs.
HEAVY = (
    *("onnxruntime", "tokenizers", "sqlalchemy", "trafilatura"),
    *("numpy", "pydantic", "httpx", "matplotlib", "icalendar", "snowballstemmer"),
    *("fastapi", "uvicorn", "jinja2", "argon2", "limits"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_examples_of_itself(
    desk: FakeDesk, onrecord: Onrecord, command: list[str]
) -> None:
    told = onrecord(desk, *command, "--help")
    assert told.status == 0
    assert "onrecord " + " ".join(command) in told.out.partition("Examples")[2]


def test_all_commands_are_in_the_first_help(desk: FakeDesk, onrecord: Onrecord) -> None:
    told = onrecord(desk, "--help").out
    for command in COMMANDS:
        assert f" {command[0]} " in told


def test_the_place_of_the_record_is_documented(desk: FakeDesk, onrecord: Onrecord) -> None:
    told = " ".join(onrecord(desk, "said", "--help").out.replace("│", " ").split())
    assert "$ONRECORD_RECORD" in told
    assert "onrecord/record.db in the user's data folder" in told


def test_help_loads_neither_model_nor_database_libraries() -> None:
    program = (
        "import sys; from onrecord.interfaces.cli.main import run; run(['--help']);"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == "[]\n"


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    program = "from onrecord.interfaces.cli.main import run; raise SystemExit(run(['schema']))"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        told = done.stderr.read()
    assert told == b""


@pytest.mark.parametrize(("arguments", "is_seldom"), [("", True), ("['--version']", False)])
def test_garbage_is_looked_for_seldom_in_a_process_of_the_command_line_alone(
    arguments: str, is_seldom: bool
) -> None:
    program = (
        "import gc, sys; from onrecord.interfaces.cli.main import run; before = gc.get_threshold()"
        f"; sys.argv = ['onrecord', '--version']; run({arguments})"
        "; print(gc.get_threshold()[0] > before[0], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == f"{is_seldom}\n"
