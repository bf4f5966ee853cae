"""What is left in the text of a page and is no part of the article: furniture, as papers call it.

Rules on paragraphs alone, for what they say and how much of them is links. Whatever is left out
reads the same in every newspaper: the headline once more, the dateline of the page, lists of other
articles, invitations to subscribe, who owns the rights, how to write to the author.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# A paragraph counts as running text if it ends like a sentence and is not mostly links.
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’)\]»]*$")
_MOST_LINKED: Final = 0.5
_ALL_LINKED: Final = 0.9
# Most words of what is only a label and of a line of the page's head; characters of a notice.
_LONGEST_LABEL: Final = 6
_LONGEST_HEAD_LINE: Final = 16
_LONGEST_NOTICE: Final = 400
# Words before a headline that name its section.
_SECTION: Final = 3
_DASHES: Final = ("—", "–", "-")
# Lines before the text in which the page's head may stand.
_HEAD: Final = 8

_WORD: Final = re.compile(r"\w+")
# What opens with a quotation mark is somebody's words, whatever they are.
_BEFORE: Final = r"[^\w\"“”‘’'«]*"
_QUOTED: Final = re.compile('["“”«]')
_OTHER_ARTICLE: Final = re.compile(
    _BEFORE + r"(?:read (?:more|also|next|this|now)|also read|read:|more:|see (?:also|more)"
    r"|more (?:from|on|about|coverage|stories|must-reads|reading|news)"
    r"|watch(?: (?:now|more|also))?:|watch (?:now|more|also)|listen:|listen to this article"
    r"|related(?: (?:stories|articles|posts|content|news|links|coverage|reading|topics)|:|$)"
    r"|recommended(?: (?:for you|reading|stories|articles|posts|videos)|:?$)"
    r"|trending(?: (?:now|stories|news)|:?$)|(?:required|further) reading|what to read next"
    r"|you (?:may|might) (?:also )?like|up next|next:|most (?:read|popular)|don[’']t miss"
    r"|editor[’']?s[’']? picks?|in case you missed|latest (?:news|stories)|top stories"
    r"|popular (?:stories|now)|now, (?:see|watch|read)|click here|opinion:)(?!\w)",
    re.IGNORECASE,
)
_NOTICE: Final = re.compile(
    _BEFORE + r"(?:©|\(c\) \d{4}|copyright (?:©|\(c\)|\d{4})|all rights reserved"
    r"|(?:sign up|subscribe)(?: (?:now|here|today|to|for)\b|[.!]?$)"
    r"|want (?:weekly|to bookmark)\b"
    r"|get (?:our|the latest|alerts|unlimited)\b|already (?:a subscriber|have an account)"
    r"|(?:gallery|photo|image|picture|video|featured image)s? (?:credits?|by|via|courtesy)\b"
    r"|\[(?:image|photo|video|screenshot|via)\b|(?:photo|image|source|credit|photograph)s?: "
    r"|submitted photo$|(?:originally|first) (?:published|appeared) (?:on|in|at|by) .{0,60}$"
    r"|this (?:article|story|piece|post|column|report|essay) (?:has been (?:updated|corrected)"
    r"|(?:was )?(?:first|originally) (?:appeared|published|ran)|is part of|may contain)"
    r"|(?:contact|email|e-mail|write to|reach|follow) (?:[\w.’'-]+ ){1,6}(?:at|on|via) \S*@"
    r"|follow (?:us|him|her|them|me|[\w.’'-]+(?: [\w.’'-]+){0,3}) (?:on|at|@)"
    r"|like us on|join (?:us on|the conversation)\b|advertisement\W*$"
    r"|sponsored(?: (?:content|post|links?))?\W*$|click here to|download (?:the|our) .{0,30}\bapp\b"
    r"|share this\b|(?:leave|post) a (?:comment|reply)|to read the full"
    r"|(?:the )?(?:views|opinions) (?:and opinions )?expressed|more information: |contributing: "
    r"|(?:have|got) (?:a|any) (?:tip|story|news)s?\b|we may (?:earn|receive)"
    r"|do you (?:have (?:a|any)|want to) (?:tip|story|news|submit|share)\b)",
    re.IGNORECASE,
)
_ANYWHERE_IN_NOTICE: Final = re.compile(
    r"\ball rights reserved\b|\bcan be reached at\b|\bmay not be (?:published|reproduced)\b"
    r"|\bsign up (?:for|to) .{0,60}\bnewsletters?\b|\bfree newsletter\b"
    r"|\bour (?:\w+ ){0,3}newsletters?\b|\bcontributed to this (?:report|story|article)\b"
    r"|\balso available on (?:apple|spotify)\b|\bfor more .{0,60} coverage, visit\b"
    r"|\b(?:if|when) you (?:buy|purchase|click)\b.{0,80}\b(?:commission|links?)\b"
    r"|\bearn an? (?:affiliate )?commission\b",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = re.compile(
    rf"\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    r"(?:written |posted |published |reported |updated )?(?:by|on)[ :]"
    r"|(?:posted|published|updated)\b"
    r"|\d+ min(?:ute)?s? read\b|est\. reading",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of a page's text, white space collapsed.

    Attributes:
        words: its text, not empty.
        linked: how many of its characters are in links.
    """

    words: str
    linked: int = 0

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return self.share_linked < _MOST_LINKED and bool(_SENTENCE_END.search(self.words))

    @property
    def share_linked(self) -> float:
        """How much of it is links, 0 to 1."""
        return self.linked / len(self.words)


def without_furniture(paragraphs: Sequence[Paragraph], headlines: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs that belong to an article, in order.

    Args:
        paragraphs: those of its page, as they were extracted.
        headlines: what the page calls the article.
    """
    kept = _without_head(paragraphs, [_key(headline) for headline in headlines])
    kept = _without_other_articles(kept)
    return [paragraph for paragraph in kept if not _is_notice(paragraph)]


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _without_head(paragraphs: Sequence[Paragraph], headlines: Sequence[str]) -> list[Paragraph]:
    """Leave out, before the text, the headline once more, the byline, and when it was put up."""
    named = [headline for headline in headlines if headline]
    head = [
        one for one in paragraphs[:_HEAD] if not _is_headline(one, named) and not _is_head_line(one)
    ]
    return [*head, *paragraphs[_HEAD:]]


def _is_headline(paragraph: Paragraph, headlines: Sequence[str]) -> bool:
    """Whether it is a headline, perhaps with the name of a section or a number before it."""
    words = _key(paragraph.words)
    return any(
        words == headline
        or (words.endswith(headline) and words.count(" ") - headline.count(" ") <= _SECTION)
        for headline in headlines
    )


def _is_head_line(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if paragraph.is_prose or len(words.split()) > _LONGEST_HEAD_LINE:
        return False
    if words.startswith(_DASHES):
        # Who signs the words before, with the day of it.
        return False
    return bool(_DATE.search(words) or _BYLINE.match(words)) or paragraph.share_linked > _ALL_LINKED


def _without_other_articles(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Leave out links to other articles, and the labels above lists of them."""
    last = max((n for n, one in enumerate(paragraphs) if one.is_prose), default=-1)
    paragraphs = _without_lists(paragraphs)
    kept: list[Paragraph] = []
    # From the end: a label is left out with all that it stands above.
    below_left_out = True
    for number in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[number]
        below_left_out = _is_other_article(paragraph, after=number > last) or (
            below_left_out and _is_label(paragraph)
        )
        if not below_left_out:
            kept.append(paragraph)
    return kept[::-1]


def _without_lists(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Leave out labels such as "More from the Herald" with the headlines below them."""
    kept: list[Paragraph] = []
    listing = False
    for paragraph in paragraphs:
        if _is_label(paragraph) and _OTHER_ARTICLE.match(paragraph.words):
            listing = True
        elif paragraph.is_prose or not paragraph.linked:
            listing = False
        if not listing:
            kept.append(paragraph)
    return kept


def _is_other_article(paragraph: Paragraph, *, after: bool) -> bool:
    linked = paragraph.share_linked
    if linked > _ALL_LINKED:
        return after or not paragraph.is_prose
    return linked > _MOST_LINKED and bool(_OTHER_ARTICLE.match(paragraph.words))


def _is_label(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if len(words.split()) > _LONGEST_LABEL:
        return False
    return words.endswith(":") or bool(_OTHER_ARTICLE.match(words))


def _is_notice(paragraph: Paragraph) -> bool:
    words = paragraph.words
    if len(words) > _LONGEST_NOTICE:
        return False
    if _NOTICE.match(words):
        return True
    return not _QUOTED.search(words) and bool(_ANYWHERE_IN_NOTICE.search(words))
