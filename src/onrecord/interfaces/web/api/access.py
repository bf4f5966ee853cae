"""Who may ask for what of the API."""

from typing import Annotated

from fastapi import Depends

from onrecord.interfaces.web.security.visitor import Visitor


def _everybody() -> Visitor:
    return Visitor("desk", "admin")


Reader = Annotated[Visitor, Depends(_everybody)]
Editor = Annotated[Visitor, Depends(_everybody)]
