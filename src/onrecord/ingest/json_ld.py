"""What a page says of its article in schema.org's terms, as JSON-LD."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

# Bounds far over what newspapers send: a page has a few scripts of some kilobytes.
_MOST_SCRIPTS: Final = 50
_LONGEST_SCRIPT: Final = 1_000_000
_MOST_NODES: Final = 2_000
# A correction may be told by its address alone, which begins with a scheme.
_LONGEST_SCHEME: Final = 12

# Types of schema.org that are articles and do not end in "Article".
_ARTICLE_TYPES: Final = frozenset(
    {"BlogPosting", "LiveBlogPosting", "NewsStory", "Report", "SocialMediaPosting"}
)
_NESTING: Final = ("@graph", "mainEntity", "mainEntityOfPage")

Node = Mapping[str, Any]


class JsonLdArticle:
    """The first article that a page's JSON-LD describes; empty where it describes none."""

    def __init__(self, scripts: list[str]) -> None:
        """Read the contents of the page's ``application/ld+json`` scripts."""
        nodes = list(_nodes(scripts))
        # Sites describe a person or publisher once and refer to it by its identifier.
        self._named = {node["@id"]: node for node in nodes if _is_named(node)}
        self._article: Node = next((node for node in nodes if _is_article(node)), {})

    def __bool__(self) -> bool:
        """Whether there is one."""
        return bool(self._article)

    def text(self, *properties: str) -> str | None:
        """Return the first of these properties that is a string."""
        values = (self._article.get(name) for name in properties)
        return next((value for value in values if isinstance(value, str) and value.strip()), None)

    def names(self, property: str) -> list[str]:
        """Return the names of the persons or organizations that a property holds."""
        value = self._article.get(property)
        entries = value if isinstance(value, list) else [value]
        names = [self._name(entry) for entry in entries]
        return list(dict.fromkeys(name.strip() for name in names if name and name.strip()))

    def corrections(self) -> list[tuple[str, str | None]]:
        """Return the words of the corrections that it owns to, each with its date where given."""
        value = self._article.get("correction")
        entries = value if isinstance(value, list) else [value]
        return [found for entry in entries if (found := _correction(entry))]

    def _name(self, entry: object) -> str | None:
        if isinstance(entry, str):
            return entry
        if not isinstance(entry, Mapping):
            return None
        name = entry.get("name")
        if name is None:
            name = self._named.get(str(entry.get("@id")), {}).get("name")
        if isinstance(name, list):
            return ", ".join(part for part in name if isinstance(part, str))
        return name if isinstance(name, str) else None


def _correction(entry: object) -> tuple[str, str | None] | None:
    if isinstance(entry, str):
        return (entry, None) if "://" not in entry[:_LONGEST_SCHEME] else None
    if not isinstance(entry, Mapping) or not isinstance(entry.get("text"), str):
        return None
    published = entry.get("datePublished")
    return entry["text"], published if isinstance(published, str) else None


def _is_named(node: Node) -> bool:
    return isinstance(node.get("@id"), str) and "name" in node


def _is_article(node: Node) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and (name.endswith("Article") or name in _ARTICLE_TYPES)
        for name in (types if isinstance(types, list) else [types])
    )


def _nodes(scripts: list[str]) -> Iterator[Node]:
    """Yield the objects that stand at the top, in a graph, or as what the page is about."""
    pending: list[object] = [_parse(script) for script in scripts[:_MOST_SCRIPTS]]
    seen = 0
    while pending and seen < _MOST_NODES:
        value = pending.pop(0)
        seen += 1
        if isinstance(value, list):
            pending[:0] = value[:_MOST_NODES]
        elif isinstance(value, dict):
            yield value
            pending[:0] = [value[name] for name in _NESTING if name in value]


def _parse(script: str) -> object:
    script = script.strip().removeprefix("<!--").removesuffix("-->")
    script = script.strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    if len(script) > _LONGEST_SCRIPT:
        return None
    try:
        # Not strict: many sites leave line ends within their strings.
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None
