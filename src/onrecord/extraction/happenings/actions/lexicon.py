"""The words that tell actions, as ``lexicon.toml`` lists them, in all their forms."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from onrecord.extraction.happenings.inflection import VerbForm, plural, verb_forms
from onrecord.schema.happenings import ActionKind

Need = Literal["both", "actor", "recipient"]
Sign = Literal["violence", "contest", "prize", "office", "court", "territory", "body", "person"]
ToldAs = Literal["action", "statement", "encounter", "nothing"]
WordForm = VerbForm | Literal["noun"]

_FILE: Final = "lexicon.toml"


@dataclass(frozen=True, slots=True)
class ActionWord:
    """A word, or several, that tell an action.

    Attributes:
        word: the base form.
        root: PLOVER's root, or one beyond it.
        mode, contexts, cameo: as the schema has them.
        recipient: what marks the recipient (see the file).
        needs: which parties an entry must have.
        takes_things: whether the recipient's things stand for it.
        sign: what else must be told, or None.
        told_as: what such words become in the record.
        names_actor: whether a noun names who acts ("supporter"), not the deed.
    """

    word: str
    root: ActionKind
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    recipient: tuple[str, ...]
    needs: Need
    takes_things: bool
    sign: Sign | None
    told_as: ToldAs
    names_actor: bool


@dataclass(frozen=True, slots=True)
class ActionForm:
    """A form of such a word.

    Attributes:
        form: which one; past and participle of one form are both listed.
        rest: the words that follow the first, in lower case.
        word: the word.
    """

    form: WordForm
    rest: tuple[str, ...]
    word: ActionWord


@cache
def action_forms() -> Mapping[str, tuple[ActionForm, ...]]:
    """Return the forms of all words by their first word in lower case, the longest first."""
    forms: dict[str, list[ActionForm]] = {}
    for group in tomllib.loads(_text())["group"]:
        for first, form in _group_forms(group):
            forms.setdefault(first, []).append(form)
    return {
        first: tuple(sorted(some, key=lambda one: -len(one.rest))) for first, some in forms.items()
    }


def _text() -> str:
    return (
        files("onrecord.extraction.happenings.actions").joinpath(_FILE).read_text(encoding="utf-8")
    )


def _group_forms(group: dict[str, Any]) -> Iterator[tuple[str, ActionForm]]:
    for verb in _words(group, "verbs"):
        first, *rest = verb.split()
        for form, bent in verb_forms(first):
            yield bent, ActionForm(form, tuple(rest), _action_word(group, verb))
    for noun in _words(group, "nouns"):
        for bent in {noun, plural(noun)}:
            first, *rest = bent.split()
            yield first, ActionForm("noun", tuple(rest), _action_word(group, noun))


def _words(group: dict[str, Any], part: str) -> list[str]:
    return [word.strip() for word in group.get(part, "").split(",") if word.strip()]


def _action_word(group: dict[str, Any], word: str) -> ActionWord:
    return ActionWord(
        word=word,
        root=group["root"],
        mode=group.get("mode"),
        contexts=tuple(group.get("contexts", ())),
        cameo=group.get("cameo"),
        recipient=tuple(group.get("recipient", ())),
        needs=group["needs"],
        takes_things=group.get("things", False),
        sign=group.get("sign"),
        told_as=group.get("told_as", "action"),
        names_actor=group.get("names_actor", False),
    )
