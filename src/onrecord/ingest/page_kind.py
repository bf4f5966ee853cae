"""Pages that are no articles: front pages, lists, videos, galleries, walls before a page.

What a page declares counts most (schema.org types in JSON-LD, Open Graph), then its address, then
the words that were left of it. A page that declares an article is taken at its word, unless only
a wall is there to be read.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

# Declarations stand in the head; some sites put JSON-LD at the end of the page.
_LOOKED_AT: Final = 2_000_000
_TYPE: Final = re.compile(rb'"@type"\s{0,8}:\s{0,8}(?:\[\s{0,8})?"([A-Za-z]{1,40})"')
_OG_TYPE: Final = re.compile(
    rb"<meta\s[^<>]{0,200}og:type[\"'][^<>]{0,100}?content\s?=\s?[\"']([\w.:-]{1,40})"
    rb"|<meta\s[^<>]{0,100}content\s?=\s?[\"']([\w.:-]{1,40})[\"'][^<>]{0,100}og:type[\"']",
    re.IGNORECASE,
)
_ARTICLES: Final = ("Article", "BlogPosting", "Report", "Review", "PressRelease")
_LISTS: Final = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
# What Open Graph has for pages that are no single thing.
_SITE: Final = "WebSite, by Open Graph"
_VIDEOS: Final = frozenset({"VideoObject", "AudioObject", "PodcastEpisode"})
_GALLERIES: Final = frozenset({"ImageGallery", "MediaGallery"})

# Parts of addresses under which sites list articles.
_LIST_PATHS: Final = frozenset(
    "archive archives author authors categories category search section sections tag tags topic "
    "topics".split()
)
_INDEX_NAMES: Final = frozenset("default.aspx index.htm index.html index.php".split())
_VIDEO_PATHS: Final = frozenset("audio podcast podcasts video videos watch".split())

# A video's page with a report of this length beside it is an article.
_WORDS_BESIDE_VIDEO: Final = 120
# Walls are short, and say what they are for more than once.
_LONGEST_WALL: Final = 150
_WALL: Final = re.compile(
    r"accept (?:all |our )?cookies|cookie (?:policy|settings|preferences|consent)|use of cookies"
    r"|uses? cookies|enable (?:javascript|cookies)|javascript (?:is|to be) (?:disabled|enabled)"
    r"|privacy (?:policy|preferences|settings)|ad ?block|your consent|personali[sz]ed ad"
    r"|are you a (?:robot|human)|verify (?:that )?you are (?:a )?human|unusual (?:traffic|activity)"
    r"|access (?:to this page )?(?:has been )?denied|checking your browser|subscribe to continue"
    r"|already a subscriber|log ?in to continue|create (?:an|a free) account",
    re.IGNORECASE,
)
_SIGNS_OF_WALL: Final = 2


@dataclass(frozen=True, slots=True)
class PageKind:
    """What a page is, as far as it can be told before its text is read.

    Attributes:
        name: what it is called in a sentence, or "" where it may be an article.
        is_index: whether that holds whatever its text is.
    """

    name: str = ""
    is_index: bool = False

    def rules_out(self, text: str) -> str:
        """Return why the text that was found is no article, or ""."""
        words = len(text.split())
        if words <= _LONGEST_WALL and len(_WALL.findall(text)) >= _SIGNS_OF_WALL:
            return "a wall before the page (cookies, a login, a check for robots)"
        if self.name and words < _WORDS_BESIDE_VIDEO:
            return self.name
        return ""


def page_kind(data: bytes, address: str | None) -> PageKind:
    """Return what a page is, by what it declares and by its address.

    Args:
        data: the page.
        address: where it was found, if that is known.
    """
    declared = _declared(data[:_LOOKED_AT])
    parts = _path_parts(address)
    is_article = any(name.endswith(_ARTICLES) for name in declared)
    # Lists declare the articles that they list, and articles the list that they are part of.
    if declared & _LISTS and (not is_article or _SITE in declared):
        return PageKind("a list of articles", is_index=True)
    if is_article:
        return PageKind()
    if parts == []:
        return PageKind("the front page of a site", is_index=True)
    if parts and (parts[0] in _LIST_PATHS or parts[-1] in _INDEX_NAMES):
        return PageKind("a list of articles", is_index=True)
    if declared & _GALLERIES:
        return PageKind("a gallery of pictures")
    if declared & _VIDEOS or (parts and parts[0] in _VIDEO_PATHS):
        return PageKind("the page of a video or a recording")
    return PageKind()


def _declared(data: bytes) -> set[str]:
    """Return the types that a page declares, those of Open Graph in terms of schema.org."""
    found = {name.decode("ascii") for name in _TYPE.findall(data)}
    if open_graph := _OG_TYPE.search(data):
        kind = (open_graph[1] or open_graph[2]).lower()
        if kind == b"article":
            found.add("Article")
        elif kind == b"website":
            found.add(_SITE)
        elif kind.startswith((b"video", b"music")):
            found.add("VideoObject")
        elif kind == b"profile":
            found.add("ProfilePage")
    return found


def _path_parts(address: str | None) -> list[str] | None:
    """Return the parts of an address's path in lower case; None where there is no address."""
    if address is None:
        return None
    parts = urlsplit(address)
    found = [part.lower() for part in parts.path.split("/") if part]
    return found or ([] if not parts.query else None)
