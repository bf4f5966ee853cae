"""`onrecord subjects`: the subjects that statements and encounters can be about."""

from typing import Final

from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.machine_output import print_subjects_json
from onrecord.interfaces.cli.options import JsonOption
from onrecord.interfaces.terminal.consoles import results
from onrecord.interfaces.terminal.subjects_view import print_subjects
from onrecord.schema.subjects import subjects as known_subjects

EXAMPLES: Final = examples("onrecord subjects", "onrecord subjects --json")


def subjects(as_json: JsonOption = False) -> None:
    """List the subjects that `--topic` takes, each with its top level of IPTC Media Topics."""
    known = list(known_subjects().values())
    if as_json:
        print_subjects_json(known)
    else:
        print_subjects(results(), known)
