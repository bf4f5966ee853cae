"""How often a process that reads articles looks for garbage."""

import gc
from typing import Final

# Python looks after 700 new objects (2,000 from 3.13 on).
_NEW_OBJECTS: Final = 10_000


def look_for_garbage_seldom() -> None:
    """Have this process look for garbage that holds on to itself less often.

    Reading an article makes thousands of objects that live until it is recorded, and hardly any
    such garbage. Looking through them as often as Python does takes a twentieth of all but the
    encoder's time. It is for processes of our own: what a user's program does is for it to say.
    """
    gc.set_threshold(_NEW_OBJECTS)
