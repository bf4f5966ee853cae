"""Corpora of a text or two, written by the tests in the formats of the real ones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def write_polnear(folder: Path, name: str, text: str, annotation: str) -> None:
    """Write an article and its annotation into a part of PolNeAR."""
    for part, file, content in (
        ("text", f"{name}.txt", text),
        ("attributions", f"{name}_1a2b.ann", annotation),
    ):
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / file).write_text(content, encoding="utf-8")


def polnear_annotation(text: str, *attributions: tuple[str | None, str, str]) -> str:
    """Return attributions in brat's format: source, cue and content where they first stand.

    One with an empty content has none.
    """
    lines, key = [], 0
    for number, parts in enumerate(attributions, start=1):
        roles = []
        for role, words in zip(("Source", "Cue", "Content"), parts, strict=True):
            if not words:
                continue
            key += 1
            start = text.index(words)
            lines.append(f"T{key}\t{role} {start} {start + len(words)}\t{words}")
            roles.append(f"{role}:T{key}")
        lines.append(f"E{number}\t" + " ".join(roles))
    return "\n".join(lines) + "\n"


def write_gold(folder: Path, name: str, **annotations: object) -> None:
    """Write the record gold of an article; what is not told of is empty."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = {"article": name, "entities": [], "speakers": {}, "dates": []} | annotations
    (folder / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")


@dataclass(frozen=True)
class GumWord:
    """A word of GUM.

    Attributes:
        form: its characters.
        parent: number of its parent in the sentence, from 1; 0 for the root.
        entity: brackets of the mentions that begin or end with it.
        tag: its tag of the Penn Treebank.
        relation: its relation to its parent.
        kind: its universal part of speech.
        features: its morphological features.
        is_glued: whether no space follows.
        number: its number in the sentence, where that is not its place ("2-3" for a contraction).
    """

    form: str
    parent: int = 0
    entity: str = ""
    tag: str = "NN"
    relation: str = "dep"
    kind: str = "NOUN"
    features: str = "_"
    is_glued: bool = False
    number: str = ""


def gum_lines(words: Sequence[GumWord], *, comments: Sequence[str] = ()) -> list[str]:
    """Return the lines of a sentence of GUM."""
    lines = ["# sent_id = test-1", *comments]
    place = 0
    for word in words:
        place += not word.number
        misc = [f"Entity={word.entity}"] if word.entity else []
        misc += ["SpaceAfter=No"] if word.is_glued else []
        columns = (
            word.number or str(place),
            word.form,
            word.form.lower(),
            word.kind,
            word.tag,
            word.features,
            str(word.parent),
            word.relation,
            "_",
            "|".join(misc) or "_",
        )
        lines.append("\t".join(columns))
    return [*lines, ""]


def write_gum(folder: Path, *sentences: Sequence[str], name: str = "GUM_news_test") -> None:
    """Write a document of GUM."""
    lines = [line for sentence in sentences for line in sentence]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.conllu").write_text("\n".join(lines) + "\n", encoding="utf-8")


GAP_COLUMNS = (
    *("ID", "Text", "Pronoun", "Pronoun-offset"),
    *("A", "A-offset", "A-coref", "B", "B-offset", "B-coref", "URL"),
)


def gap_row(text: str, pronoun: str, names: tuple[str, str], meant: tuple[bool, bool]) -> str:
    """Return a row of GAP; pronoun and names are found where they first stand in the text."""
    cells = ["test-1", text, pronoun, str(text.index(f" {pronoun} ") + 1)]
    for name, is_meant in zip(names, meant, strict=True):
        cells += [name, str(text.index(name)), str(is_meant).upper()]
    return "\t".join([*cells, "http://example.org"])


def write_gap(path: Path, *rows: str) -> Path:
    """Write a table of GAP."""
    path.write_text("\n".join(["\t".join(GAP_COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


def write_worldwide(folder: Path, name: str, text: str, tokens: Sequence[tuple[str, str]]) -> None:
    """Write an article of Worldwide NER: its page's address, its text, and tagged tokens."""
    for part in ("processed_annotated", "original_articles"):
        (folder / part).mkdir(exist_ok=True)
    (folder / "original_articles" / name).write_text(
        f"http://example.org/Osei\n{text}", encoding="utf-8"
    )
    rows = "\n".join(f"{token}\t{tag}" for token, tag in tokens)
    (folder / "processed_annotated" / f"{name}.tsv").write_text(rows, encoding="utf-8")


def write_timeml(folder: Path, name: str, marked: str, published: str) -> None:
    """Write a document of TimeML, its text with TIMEX3 tags in it."""
    folder.mkdir(parents=True, exist_ok=True)
    creation = (
        f'<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="{published}">x</TIMEX3>'
    )
    document = f"<TimeML><DCT>{creation}</DCT><TEXT>{marked}</TEXT></TimeML>"
    (folder / f"{name}.tml").write_text(document, encoding="utf-8")


def timex(words: str, value: str, type: str = "DATE") -> str:
    """Return words as a TIMEX3 of TimeML."""
    return f'<TIMEX3 tid="t1" type="{type}" value="{value}">{words}</TIMEX3>'


def write_meantime(
    folder: Path,
    name: str,
    sentences: Sequence[str],
    times: Sequence[tuple[Sequence[int], str, str]],
) -> None:
    """Write a document of MEANTIME.

    Args:
        folder: where to.
        name: its name.
        sentences: their words between blanks.
        times: the numbers of the words of each TIMEX3, from 1, its value and its function.
    """
    folder.mkdir(parents=True, exist_ok=True)
    words = [(word, number) for number, line in enumerate(sentences) for word in line.split()]
    tokens = "".join(
        f'<token number="{place}" sentence="{number}" t_id="{place}">{word}</token>'
        for place, (word, number) in enumerate(words, start=1)
    )
    markables = "".join(
        f'<TIMEX3 m_id="1" type="DATE" value="{value}" functionInDocument="{function}">'
        + "".join(f'<token_anchor t_id="{place}"/>' for place in places)
        + "</TIMEX3>"
        for places, value, function in times
    )
    document = f"<Document>{tokens}<Markables>{markables}</Markables></Document>"
    (folder / f"{name}.xml").write_text(document, encoding="utf-8")


def write_newsmtsc(folder: Path, text: str, polarities: dict[str, float]) -> Path:
    """Write a part of NewsMTSC of one sentence, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    targets = [
        {"from": text.index(words), "mention": words, "polarity": polarity}
        for words, polarity in polarities.items()
    ]
    row = {"sentence_normalized": text, "targets": targets}
    (folder / "dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def write_plover(path: Path, *rows: tuple[str, str]) -> Path:
    """Write a table of coded sentences of marked sentences and roots."""
    lines = ["marked_sentence\tgold_root", *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_speech_acts(folder: Path, *units: tuple[str, str]) -> Path:
    """Write a document of speech acts of units and classes, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [f'{n},"{text}",{act},Us,,' for n, (text, act) in enumerate(units, start=1)]
    header = "Id,Sentence,Categories,Target Party,Specificity,Split"
    path = folder / "Party_Speech_1.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


PAGE_PARAGRAPHS = (
    "The old bridge over the Wend will stay closed until the spring, Mayor Ellen Calloway said on "
    "Thursday after engineers found cracks in two of its piers.",
    "“We will not send a bus over it before it is safe,” Calloway told reporters outside the town "
    "hall. “That is a promise to every family in this town.”",
)


def write_article_pages(folder: Path) -> Path:
    """Write an English and a German page with their annotations, and return their folder."""
    (folder / "html").mkdir(parents=True)
    german = "Die Brücke bleibt gesperrt, sagte die Bürgermeisterin am Dienstag im Rathaus. " * 5
    rows = []
    for name, paragraphs in {"a": PAGE_PARAGRAPHS, "b": (german,)}.items():
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        page = (
            "<!doctype html><html><head><meta charset='utf-8'>"
            "<meta property='article:published_time' content='2026-02-26'></head><body><article>"
            f"<h1>Bridge to stay closed</h1><p class='byline'>By Jo Doe</p>{body}</article>"
            "<div class='comments'><p>First of all, said a reader, this is a long comment.</p>"
            "</div></body></html>"
        )
        (folder / "html" / f"{name}.html").write_text(page, encoding="utf-8")
        rows.append(
            {
                "html_file": name,
                "site": "https://herald.example",
                "link": f"https://herald.example/news/bridge-{name}",
                "title": "Bridge to stay closed",
                "date": "2026-02-26",
                "authors": "Jo Doe",
                "text": "\n\n".join(paragraphs),
            }
        )
    (folder / "news_articles.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder
