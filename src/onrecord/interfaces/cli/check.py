"""`onrecord check`: who said these words, where, and in which words exactly."""

from collections.abc import Iterable
from typing import Annotated, Final

import typer

from onrecord.errors import InputError
from onrecord.interfaces.cli.desk import desk_of
from onrecord.interfaces.cli.help_pages import examples
from onrecord.interfaces.cli.intake import limits_of
from onrecord.interfaces.cli.machine_output import print_check_json, print_draft_json
from onrecord.interfaces.cli.options import JsonOption, RecordOption
from onrecord.interfaces.cli.records import open_existing
from onrecord.interfaces.terminal.consoles import complain_of, results
from onrecord.interfaces.terminal.quotation_view import print_check, print_draft
from onrecord.schema.quotations import CheckedDraft, QuotationCheck

EXAMPLES: Final = examples(
    "onrecord check 'We cannot run ferries on good will'",
    "onrecord check 'We cannot run ferries … nobody should ask us to' --by Calloway",
    "onrecord check --file draft.md",
    "onrecord check --file draft.md --allow-short --json > checked.jsonl",
)
# One screen of places.
_USUAL_LIMIT: Final = 20


def check(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="The quotation; an ellipsis for what is left out."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who is said to have said it; a name or an id."),
    ] = None,
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Check every quotation of a draft, text or Markdown; - for standard input; may "
            "be given more than once.",
        ),
    ] = None,
    allow_short: Annotated[
        bool,
        typer.Option(
            "--allow-short", help="Do not fail for quotations that are too short to tell."
        ),
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="The most to show.")] = _USUAL_LIMIT,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check a quotation, or all quotations of a draft, against the record.

    Shows who said it, where and in which words, what differs word by word: [-only in the
    quotation-] and {+only as printed+}. Case, marks, cut ends and what an ellipsis or brackets
    stand for are no differences. A few common words are no evidence, and told so.

    Of a draft each quotation is found by its marks; whom the draft names for it is read from its
    sentence, unless --by says who.

    Exit status 0 where every quotation is found as printed, in quotation marks, and said by whom
    it is said to be by; 1 where one is found in other words, only as a paraphrase, of somebody
    else or not at all, is too short to tell, or a draft cannot be read; 2 for wrong usage.
    """
    if bool(words) == bool(files):
        raise typer.BadParameter("give the words of a quotation, or --file, and not both")
    if files:
        is_sound = _check_files(context, files, by, record, as_json, allow_short=allow_short)
    else:
        with open_existing(desk_of(context), record) as book:
            checked = book.check(" ".join(words or ()), by=by, limit=limit)
        if as_json:
            print_check_json(checked)
        else:
            print_check(results(), checked)
        is_sound = _are_sound([checked], allow_short=allow_short)
    if not is_sound:
        raise typer.Exit(1)


def _check_files(
    context: typer.Context,
    files: Iterable[str],
    by: str | None,
    record: RecordOption,
    as_json: bool,
    *,
    allow_short: bool,
) -> bool:
    desk = desk_of(context)
    limits = limits_of(desk, allow_private=False)
    is_sound = True
    with open_existing(desk, record) as book:
        for path in files:
            try:
                draft = desk.check_draft(book, path, limits, by)
            except InputError as error:
                complain_of(path, str(error))
                is_sound = False
                continue
            _print(draft, as_json)
            checks = (one.check for one in draft.quotations)
            is_sound &= _are_sound(checks, allow_short=allow_short)
    return is_sound


def _print(draft: CheckedDraft, as_json: bool) -> None:
    if as_json:
        print_draft_json(draft)
    else:
        print_draft(results(), draft)


def _are_sound(checks: Iterable[QuotationCheck], *, allow_short: bool) -> bool:
    return all(one.is_sound or (allow_short and one.outcome == "too short") for one in checks)
