"""Files of results: written whole or not at all."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import typer

from onrecord.interfaces.terminal.consoles import complain

# Ending of the file while it is being written.
_UNFINISHED: Final = ".part"


@contextmanager
def whole_file(output: Path) -> Iterator[Path]:
    """Give a path to write to; what is written there takes its place once it is whole.

    Raises:
        typer.Exit: it cannot be written, which is told.
    """
    unfinished = output.with_name(output.name + _UNFINISHED)
    try:
        yield unfinished
        unfinished.replace(output)
    except OSError as error:
        complain(f"{output} cannot be written: {error.strerror or error}")
        raise typer.Exit(1) from error
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def whole_folder(output: Path) -> Iterator[Path]:
    """Give a folder to write files to; they take their places in it once all are whole.

    Files of other names that stand there already are left as they are.

    Raises:
        typer.Exit: it cannot be written, which is told.
    """
    unfinished = output.with_name(output.name + _UNFINISHED)
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        output.mkdir(exist_ok=True)
        for file in sorted(unfinished.iterdir()):
            file.replace(output / file.name)
    except OSError as error:
        complain(f"{output} cannot be written: {error.strerror or error}")
        raise typer.Exit(1) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def write_lines(path: Path | None, lines: Iterable[str]) -> None:
    """Write lines to a file as they come, their ends as they are; to standard output for None."""
    if path is None:
        sys.stdout.writelines(lines)
        sys.stdout.flush()
        return
    with path.open("w", encoding="utf-8", newline="") as to:
        to.writelines(lines)


def write_whole(output: Path, lines: Iterable[str]) -> None:
    """Write lines to a file, all of them or none.

    Raises:
        typer.Exit: it cannot be written, which is told.
    """
    with whole_file(output) as unfinished:
        write_lines(unfinished, lines)
