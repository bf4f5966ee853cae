"""ECB+ (Cybulska and Vossen 2014): people, things and places of news, and which are the same.

Only some sentences of each article are annotated. These are put together to a text, one a line;
spans are minimal, heads of names and of descriptions rather than whole phrases.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from onrecord.errors import MalformedInput, UnreadableInput
from onrecord.evaluation.corpora.gum import GumDocument, GumMention, one_for_each_head
from onrecord.schema.annotation import MentionForm, MentionType

_TYPES: Final[dict[str, MentionType]] = {
    "HUMAN_PART_PER": "person",
    "HUMAN_PART_ORG": "organization",
    "HUMAN_PART_GPE": "place",
    "HUMAN_PART_FAC": "place",
    "HUMAN_PART_VEH": "thing",
    "HUMAN_PART_MET": "organization",
    "HUMAN_PART_GENERIC": "group",
    "HUMAN_PART": "person",
    "NON_HUMAN_PART": "thing",
    "NON_HUMAN_PART_GENERIC": "thing",
    "LOC_GEO": "place",
    "LOC_FAC": "place",
    "LOC_OTHER": "place",
}
_PRONOUNS: Final = frozenset(
    "i me my mine myself you your yours yourself we us our ours ourselves he him his himself she "
    "her hers herself it its itself they them their theirs themselves this that these those".split()
)
# Neither OntoGUM nor the reader takes relative words for mentions.
_RELATIVE: Final = frozenset("who whom whose which where when that".split())
_AFTER_HEAD: Final = frozenset(
    "of in at on for from with by to near who whom whose which where that , -- - ( who's".split()
)


def read_ecbplus(folder: Path) -> Iterator[GumDocument]:
    """Read the annotated sentences of the articles of all topics, by path.

    Args:
        folder: with a folder of XML files for each topic.

    Raises:
        UnreadableInput: the folder holds none, or one cannot be read.
        MalformedInput: a file is no article of ECB+.
    """
    paths = sorted(folder.glob("*/*.xml"))
    if not paths:
        raise UnreadableInput(f"{folder} holds no article of ECB+")
    for path in paths:
        try:
            root = ElementTree.parse(path).getroot()  # noqa: S314 - a corpus, not a stranger's file
            yield _document(path.stem, root)
        except OSError as error:
            raise UnreadableInput(f"{path} cannot be read: {error}") from error
        except (ElementTree.ParseError, KeyError, ValueError) as error:
            raise MalformedInput(f"{path} is no article of ECB+: {error!r}") from error


def _document(name: str, root: ElementTree.Element) -> GumDocument:
    anchors = {
        mark.attrib["m_id"]: (mark.tag, [a.attrib["t_id"] for a in mark.findall("token_anchor")])
        for mark in root.iterfind("Markables/*")
    }
    anchors = {number: found for number, found in anchors.items() if found[1]}
    tokens = {token.attrib["t_id"]: token for token in root.iterfind("token")}
    told = {tokens[t].attrib["sentence"] for _, words in anchors.values() for t in words}
    text, extents = _put_together([t for t in tokens.values() if t.attrib["sentence"] in told])
    entities = _entities(root)
    mentions: list[GumMention] = []
    for number, (tag, words) in anchors.items():
        places = sorted(extents[word] for word in words)
        if tag in _TYPES and _is_one_run(places, text):
            entity = entities.get(number, -1 - len(mentions))
            found = _mention(text, places, _TYPES[tag], entity)
            if found:
                mentions.append(found)
    return GumDocument(name, text, one_for_each_head(_without_appositions(text, mentions)))


def _without_appositions(text: str, mentions: list[GumMention]) -> list[GumMention]:
    """Leave out descriptions beside another mention of the same: OntoNotes does not link them."""
    kept = []
    for mention in mentions:
        others = [m for m in mentions if m.entity == mention.entity and m is not mention]
        beside = any(_side_by_side(text, mention, other) for other in others)
        if mention.form != "description" or not beside:
            kept.append(mention)
    return kept


def _side_by_side(text: str, one: GumMention, other: GumMention) -> bool:
    first, second = sorted((one, other), key=lambda m: m.start)
    between = text[first.end : second.start]
    return not between.strip(" ,") and "\n" not in between


def _put_together(tokens: list[ElementTree.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text of tokens and the characters of each; sentences stand on lines."""
    pieces: list[str] = []
    extents: dict[str, tuple[int, int]] = {}
    length = 0
    before: ElementTree.Element | None = None
    for token in tokens:
        words = (token.text or "").strip()
        if before is not None:
            same = before.attrib["sentence"] == token.attrib["sentence"]
            gap = "\n" if not same else "" if words[:1] in ".,;:?!'’%)" else " "
            pieces.append(gap)
            length += len(gap)
        extents[token.attrib["t_id"]] = (length, length + len(words))
        pieces.append(words)
        length += len(words)
        before = token
    return "".join(pieces), extents


def _is_one_run(places: list[tuple[int, int]], text: str) -> bool:
    return all(not text[a[1] : b[0]].strip() for a, b in pairwise(places))


def _entities(root: ElementTree.Element) -> dict[str, int]:
    """Return the number of the chain of each mention that is in one."""
    found: dict[str, int] = {}
    for number, relation in enumerate(root.iterfind("Relations/*")):
        for source in relation.findall("source"):
            found[source.attrib["m_id"]] = number
    return found


def _mention(
    text: str, places: list[tuple[int, int]], type_: MentionType, entity: int
) -> GumMention | None:
    words = [text[start:end].lower() for start, end in places]
    if words[0] in _RELATIVE and len(words) == 1:
        return None
    last = next((n for n, word in enumerate(words) if n and word in _AFTER_HEAD), len(words))
    head = places[last - 1]
    form: MentionForm = "description"
    if words == [words[0]] and words[0] in _PRONOUNS:
        form = "pronoun"
    elif text[head[0]].isupper() and head[0] and text[head[0] - 1] != "\n":
        form = "name"
    return GumMention(places[0][0], places[-1][1], head[0], head[1], type_, form, entity)
