"""The words for how a piece of a page's metadata is known."""

from typing import Final

JSON_LD: Final = "json-ld"
OPENGRAPH: Final = "opengraph"
META: Final = "meta"
MICRODATA: Final = "microdata"
TIME_ELEMENT: Final = "time element"
PRINTED_LINE: Final = "printed line"
HEADING: Final = "heading"
