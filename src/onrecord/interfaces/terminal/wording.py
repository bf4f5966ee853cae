"""Numbers with their nouns."""


def counted(number: int, noun: str) -> str:
    """Return the number with its noun, in the plural but for one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
