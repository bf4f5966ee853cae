"""The house rules that no type checker keeps: doors, sizes, errors, documented commands."""

import ast
import builtins
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import typer

from onrecord import errors
from onrecord.interfaces.cli.main import app

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "onrecord"
# A program that an interpreter of the user's choice runs, to compare: nothing here imports it.
PEERS: Final = "evaluation/page_peers.py"
FILES: Final = {path.relative_to(SOURCE).as_posix(): path for path in sorted(SOURCE.rglob("*.py"))}

# The files or folders through which a library comes into the house, and no other.
DOORS: Final[dict[str, str | tuple[str, ...]]] = {
    "onnxruntime": "encoder/session.py",
    "tokenizers": "encoder/tokenization.py",
    "sqlalchemy": ("store/", "accounts/"),
    "alembic": "store/",
    "sqlite3": ("store/", "accounts/"),
    "argon2": "accounts/passwords.py",
    "fastapi": "interfaces/web/",
    "starlette": "interfaces/web/",
    "jinja2": "interfaces/web/",
    "markupsafe": "interfaces/web/",
    "leather": "interfaces/web/month_chart.py",
    "limits": "interfaces/web/security/rates.py",
    "uvicorn": "interfaces/web/serving.py",
    "trafilatura": "ingest/html.py",
    "htmldate": "ingest/html.py",
    "lxml": "ingest/",
    "httpx": "ingest/fetching/",
    "pypdf": "ingest/pdf_text.py",
    "warcio": "ingest/archives/warc.py",
    "py3langid": "ingest/language.py",
    "typer": "interfaces/",
    "rich": "interfaces/",
    "pydantic": ("interfaces/", "store/review_json.py"),
    "numpy": "encoder/",
    "matplotlib": "interfaces/charts/",
    "icalendar": "interfaces/exports/encounters_ics.py",
    "pyarrow": "interfaces/exports/parquet_file.py",
    "snowballstemmer": "linking/stems.py",
    "rensa": "linking/copies/shingles.py",
    "scipy": "evaluation/coreference_scores.py",
    "platformdirs": "config.py",
}
# Needed to train and to compare, never to read.
NOT_AT_RUN_TIME: Final = {"torch", "transformers", "spacy", "onnx", "sklearn", "pytest"}
# Of Python's own: what reaches the network, or runs what it is given.
NOT_AT_ALL: Final = {"pickle", "marshal", "shelve", "requests", "urllib3", "ftplib", "telnetlib"}

LONGEST_FILE: Final = 450
# Lists and patterns rather than code, and so as long as what they list.
DATA_FILES: Final = ("store/migrations/versions/",)

# Built-in exceptions that may be raised on purpose, and where: what Python's own protocols ask.
BUILT_IN_RAISES: Final = {"AttributeError": "__init__.py"}


def _imports(path: Path) -> Iterator[str]:
    """Yield the libraries that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.split(".")[0]


IMPORTS: Final = {name: set(_imports(path)) for name, path in FILES.items() if name != PEERS}


@pytest.mark.parametrize("library", DOORS)
def test_a_library_comes_in_by_its_door_alone(library: str) -> None:
    users = {name for name, imported in IMPORTS.items() if library in imported}
    assert users, f"nothing imports {library}: take its door out of the list"
    assert {name for name in users if not name.startswith(DOORS[library])} == set()


def test_each_third_party_library_has_a_door() -> None:
    declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = declared.partition("\ndependencies = [")[2].partition("]")[0]
    libraries = {name.replace("-", "_") for name in re.findall(r'"([a-z0-9-]+)', listed)}
    assert libraries
    # Asked by name only where httpx, trafilatura or FastAPI load them for themselves.
    loaded_by_others = {"charset_normalizer", "python_multipart"}
    imported_as = {"argon2_cffi": "argon2"}
    libraries = {imported_as.get(name, name) for name in libraries - loaded_by_others}
    assert libraries <= DOORS.keys()


def test_the_program_that_runs_other_libraries_is_imported_by_nothing() -> None:
    module = PEERS.removesuffix(".py").replace("/", ".")
    importing = re.compile(rf"^\s*(?:from|import) onrecord\.{module}\b", re.MULTILINE)
    assert not any(importing.search(path.read_text(encoding="utf-8")) for path in FILES.values())


def test_nothing_that_trains_or_compares_is_needed_to_read() -> None:
    assert {name: found for name, i in IMPORTS.items() if (found := i & NOT_AT_RUN_TIME)} == {}


def test_nothing_opens_pickles_or_the_network_by_another_door() -> None:
    assert {name: found for name, i in IMPORTS.items() if (found := i & NOT_AT_ALL)} == {}


def test_the_settings_alone_read_the_environment() -> None:
    reading = re.compile(r"\bos\.(environ|getenv)\b|\bimport environ\b")
    readers = {n for n, path in FILES.items() if reading.search(path.read_text(encoding="utf-8"))}
    assert readers == {"config.py"}


def test_a_file_is_short_enough_to_be_one_thing() -> None:
    lengths = {
        name: len(path.read_text(encoding="utf-8").splitlines())
        for name, path in FILES.items()
        if not name.startswith(DATA_FILES)
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def _raised(path: Path) -> Iterator[str]:
    """Yield the names of the exceptions that a file raises by name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and node.exc is not None:
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            if isinstance(raised, ast.Name):
                yield raised.id


BUILT_IN_ERRORS: Final = {
    name
    for name, value in vars(builtins).items()
    if inspect.isclass(value) and issubclass(value, BaseException)
}


def test_what_is_raised_on_purpose_is_of_our_own_tree() -> None:
    foreign = {
        (name, raised)
        for name, path in FILES.items()
        for raised in _raised(path)
        if raised in BUILT_IN_ERRORS and BUILT_IN_RAISES.get(raised) != name
    }
    assert foreign == set()


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    drawn = re.findall(r"^[│├└─ ]*([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE)
    classes = [
        name
        for name, value in vars(errors).items()
        if inspect.isclass(value) and issubclass(value, Exception)
    ]
    drawn = [name for name in drawn if name not in ("Everything", "The")]
    assert drawn == classes
    for name in classes:
        assert issubclass(getattr(errors, name), errors.OnRecordError)
        assert (getattr(errors, name).__doc__ or "").strip()


def _commands() -> list[str]:
    """Return the command line's commands, those of a group after its name."""
    names = [command.name or "" for command in app.registered_commands]
    for group in app.registered_groups:
        assert isinstance(group.typer_instance, typer.Typer)
        names.append(group.name or "")
    return names


@pytest.mark.parametrize("command", _commands())
def test_a_command_stands_in_the_readme(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"`(?:onrecord )?{command}\b|onrecord {command}\b", readme)
