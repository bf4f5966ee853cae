"""The description of the API (OpenAPI 3.1), for programs; `guide` shows it to people."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.interfaces.web.api.router import PREFIX
from onrecord.interfaces.web.api.version import own_version

_ABOUT: Final = """\
The record as the reading room shows it: who said what, of whom, to whom, when, and where it is \
printed; who met, did, promised and withheld what.

**Lists** are read in parts: `items`, and `next`, which is handed back as `cursor`. The header \
`Link` has the whole address of the next part. Nothing is given twice or passed over while \
articles are being added. Every list is also a table (`format=csv` or `Accept: text/csv`), of up \
to 10,000 rows a request; where it goes on, `Link` says where.

**Ids** last: an entry keeps its id when its article is read again. `Link: <...>; rel="canonical"` \
of an entry is its page.

**Errors** have one shape, `{"error": {"code": "not_found", "message": "..."}}`.

**Offsets** count Unicode code points of the text as it is stored, the end exclusive.

**Conditional requests**: answers have a weak `ETag`; `If-None-Match` gives 304 while nothing was \
written.
"""
_TAGS: Final = (
    ("statements", "Who said what, of whom, when and where."),
    ("happenings", "Encounters, actions, and how others say that it stands between two."),
    ("commitments and absences", "What was promised, what was withheld, and what came of it."),
    ("people", "People and organizations over the whole record, and pairs of them."),
    ("articles", "Articles, their versions, and the stories that they tell."),
    ("quotations", "Checking words against the record, reading a text."),
    ("record", "The record as a whole, and a search through it."),
    ("review", "What editors correct; it holds over every later reading."),
)
_SCHEME: Final = "token"


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description of the API of an application, made once.

    Args:
        app: the application; what it has beside the API is left out.
    """
    if app.openapi_schema:
        return app.openapi_schema
    document = get_openapi(
        title="onrecord",
        version=own_version(),
        summary="A record of what was said, done, promised and withheld.",
        description=_ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": about} for name, about in _TAGS],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    document["paths"] = {
        path: told for path, told in document["paths"].items() if path.startswith(f"{PREFIX}/")
    }
    components = document.setdefault("components", {})
    components["securitySchemes"] = {
        _SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "description": "An API token, as the account's page makes it; a browser's session does "
            "as well. On the machine itself, and for reading in a public room, none is needed.",
        }
    }
    document["security"] = [{_SCHEME: []}, {}]
    app.openapi_schema = document
    return document
