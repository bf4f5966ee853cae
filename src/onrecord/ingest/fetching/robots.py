"""robots.txt: what a host asks programs to keep away from (RFC 9309)."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urlsplit

PRODUCT: Final = "onrecord"
"""The name that a robots.txt may have rules for."""

_ANYBODY: Final = "*"
# RFC 9309, 2.5: at least 500 KiB have to be read.
LARGEST: Final = 512_000
_MOST_RULES: Final = 10_000
_LONGEST_PATTERN: Final = 2_000
_LINE: Final = re.compile(r"([A-Za-z-]{1,40})[ \t]{0,100}:(.*)")


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class RobotRules:
    """What a host allows.

    Attributes:
        rules: in the order of the file.
        delay: seconds that it asks programs to leave between requests, or None.
    """

    rules: tuple[_Rule, ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched: by the longest rule that fits, else it may."""
        path = _path(url)
        if path == "/robots.txt":
            return True
        fitting = (rule for rule in self.rules if _fits(rule.pattern, path))
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return best is None or best.allows


ALL_ALLOWED: Final = RobotRules()
NONE_ALLOWED: Final = RobotRules((_Rule("/", allows=False),))


def parse_robots(text: str, product: str = PRODUCT) -> RobotRules:
    """Return the rules for a program, or those for anybody where it is not named.

    Args:
        text: a robots.txt.
        product: the program's name.
    """
    named = (product.lower(), _ANYBODY)
    groups: dict[str, list[tuple[str, str]]] = {}
    # Of those that a group is for, the ones that matter, each once however often it is told.
    agents: set[str] = set()
    in_agents = False
    for line in text.splitlines():
        found = _LINE.match(line.partition("#")[0].strip())
        if not found:
            continue
        name, value = found[1].lower(), found[2].strip()
        if name == "user-agent":
            agents = agents if in_agents else set()
            in_agents = True
            if value.lower() in named:
                agents.add(value.lower())
                groups.setdefault(value.lower(), [])
        elif name in ("allow", "disallow", "crawl-delay"):
            in_agents = False
            for agent in agents:
                groups[agent].append((name, value))
    return _rules(groups.get(named[0], groups.get(_ANYBODY, [])))


def _rules(lines: list[tuple[str, str]]) -> RobotRules:
    rules = [
        _Rule(_normal(value), name == "allow")
        for name, value in lines[:_MOST_RULES]
        if name != "crawl-delay" and value and len(value) <= _LONGEST_PATTERN
    ]
    delays = (_number(value) for name, value in lines if name == "crawl-delay")
    return RobotRules(tuple(rules), next((delay for delay in delays if delay is not None), None))


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def _normal(path: str) -> str:
    """Return a path with each character in one form, whether it was escaped or not."""
    return quote(unquote(path), safe="/*$?&=;:@!+,'()~-._%")


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path; ``*`` is anything, ``$`` at the end its end.

    Each piece between asterisks is taken where it comes first, so no path is gone over twice.
    """
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not rest:
        return not anchored or path == first
    at = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if anchored:
        return len(path) - len(rest[-1]) >= at and path.endswith(rest[-1])
    return path.find(rest[-1], at) >= 0
