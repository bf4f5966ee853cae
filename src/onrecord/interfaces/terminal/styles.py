"""How the parts of a statement look. Each also differs where colours are switched off."""

from typing import Final

SOURCE: Final = "bold cyan"
CUE: Final = "italic yellow"
QUOTED: Final = "green"
PARAPHRASE: Final = "underline"
HEADING: Final = "dim"
NUMBER: Final = "bold magenta"
TITLE: Final = "bold"
LABEL: Final = "dim"
MATCH: Final = "bold yellow"
GOOD: Final = "green"
BAD: Final = "red"
NOT_SO: Final = "bold red"
