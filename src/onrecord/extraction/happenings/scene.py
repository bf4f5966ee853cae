"""The clauses around a word that tells a happening: who does it, to whom, whether, when, where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Final, Literal

from onrecord.extraction.happenings.certainty import (
    is_certain,
    is_plural_pronoun,
    is_sure_pronoun,
)
from onrecord.extraction.happenings.whole_names import is_whole
from onrecord.extraction.happenings.word_forms import WordForms
from onrecord.extraction.surroundings import Surroundings
from onrecord.schema.annotation import Annotations, Offsets
from onrecord.schema.article import Article
from onrecord.schema.dated import Dated
from onrecord.schema.happenings import Party
from onrecord.schema.record import Mention, Statement, TimeExpression
from onrecord.schema.resolution import ResolvedEntities
from onrecord.schema.span import Span

Modality = Literal["fact", "planned", "hypothetical", "negated", "denied", "asked"]

# What may stand between a subject and its verb.
_AUXILIARIES: Final = (
    r"(?:\s|,|[’']s\b|[’'](?:d|ll|ve|re)\b|n[’']t\b|\b(?:has|have|had|is|are|was|were|be|been|being|"
    r"will|would|can|could|may|might|must|shall|should|do|does|did|not|never|also|then|now|later|"
    r"still|just|already|both|all|who|which|that|again|once|soon|recently|reportedly|allegedly|"
    r"repeatedly|\w+ly)\b)*"
)
_TO_VERB: Final = re.compile(_AUXILIARIES, re.IGNORECASE)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|been|be|being|is|are|get|gets|got)(?:\s+\w+ly)?\s+$", re.IGNORECASE
)
_BY: Final = re.compile(r"[^,;:“”\"]{0,80}?\bby\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_CLAUSE_EDGE: Final = re.compile(
    r"[;:“”\"—]|\s--\s|,\s+(?:and|but|or|so|yet|while|which|who|where|after|before|because)\s"
    r"|\s(?:but|because|while|whereas|although|though|after|before|when|if|unless|that|and\s+that)\s",
    re.IGNORECASE,
)
# Whom "they" stand for is wrong more often than not where resolution is less sure.
_LEAST_OF_PLURAL: Final = 0.65
# Of longer sentences, no more than so many characters on either side are looked at.
_WINDOW: Final = 600
# The clause is of whoever stands before it: "Lund, who met her".
_WHO: Final = re.compile(r",?\swho\s$")
# What stands between a body and who leads it, before a verb: "Harbor Board Director Dana Lund".
# No word of it may be a verb itself; after a preposition none can be (`encounters.parties`).
_OFFICE: Final = re.compile(
    r"(?:\s(?!(?:and|or|of|the|that|which|who|whose|in|at|on|for|with|by|to|from|as|has|had|have|is"
    r"|was|are|were|be|been|do|did|may|can|could|should|might|must|not|will|would|said|told|met|led"
    r"|\w+(?:ed|ing|[^s]s))\b)[A-Za-z-]+){1,4}\s"
)
# "HARLOW, Ohio (AP) — " before the first sentence of a report.
_DATELINE: Final = re.compile(r"\(?[A-Z]{2}[A-Za-z0-9.,()/ ]{0,70}?\s(?:—|–|--)\s")
_ABOUT_SOMEBODY: Final = re.compile(r",\s(?:who|whose|which)\s[^,;.!?“”]{1,160},")
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|reject(?:s|ed)?\s+(?:the\s+)?(?:claim|report|"
    r"idea|suggestion|accusation|allegation)s?)\b",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no|neither|nor|without|refus\w+\s+to|declin\w+\s+to|fail\w*\s+to|cannot)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_HYPOTHETICAL: Final = re.compile(
    r"\b(?:if|unless|whether|would|could|might|(?-i:may)|should|were\s+to|fear(?:s|ed|ing)?|hypothetical"
    r"|imagin\w+|suppos(?:e|ing)|in\s+case|calls?\s+for|called\s+for|urg(?:e|es|ed|ing)|demand\w*"
    r"|want(?:s|ed)?|wish(?:es|ed)?|ought|need(?:s|ed)?\s+to)\b",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:will|shall|[’']ll|going\s+to|plan(?:ned|ning)?|plans(?=\s+(?:to|for)\b)"
    r"|(?<!his )(?<!her )(?<!its )(?<!their )(?<!of )plans|schedul\w+|set\s+(?:to|for)|slated|due"
    r"\s+(?:to|for)|expect(?:s|ed)?\s+to|about\s+to|intend(?:s|ed|ing)?|agree[ds]?\s+to|promis\w+\s+to"
    r"|vow\w*\s+to|pledg\w+\s+to|prepar\w+\s+to|upcoming|next)\b|[’']ll\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of a sentence that hold together, and the sentence they stand in."""

    start: int
    end: int
    sentence: Offsets

    @property
    def extent(self) -> Offsets:
        """Its characters."""
        return self.start, self.end


def _main_words(text: str) -> str:
    """Blank out clauses about somebody: "Lund, who has no vote, met" denies nothing."""
    return _ABOUT_SOMEBODY.sub(lambda found: " " * len(found[0]), text)


class Scene:
    """One article as happenings are read from it."""

    def __init__(
        self,
        article: Article,
        annotations: Annotations,
        resolved: ResolvedEntities,
        dates: Sequence[TimeExpression],
        statements: Sequence[Statement],
    ) -> None:
        """Index what earlier stages found.

        Args:
            article: the article.
            annotations: what the encoder found in it.
            resolved: its entities and mentions.
            dates: its time expressions.
            statements: its statements, in order.
        """
        self.article = article
        self.text = article.text
        self.annotations = annotations
        self.resolved = resolved
        self.statements = statements
        self._clauses: dict[int, Clause] = {}
        self.around = Surroundings(
            article.text, annotations.sentences, resolved.mentions, resolved.entities, dates
        )

    @cached_property
    def _contents(self) -> list[tuple[int, int, Statement]]:
        contents = [
            (span.start, -span.end, statement)
            for statement in self.statements
            for span in statement.content
        ]
        return sorted(contents, key=lambda content: content[:2])

    @cached_property
    def words(self) -> WordForms:
        """The words of the article."""
        return WordForms(self.text)

    def span(self, extent: Offsets) -> Span:
        """Return the characters as a span of the article."""
        return self.article.span(*extent)

    @cached_property
    def _statements(self) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.statements}

    def statement(self, id: str | None) -> Statement | None:
        """Return the statement with this id, or None."""
        return self._statements.get(id) if id else None

    def statement_around(self, position: int) -> Statement | None:
        """Return the innermost statement within whose content a position lies, or None."""
        found = None
        for start, end, statement in self._contents:
            if start > position:
                break
            if position < -end:
                found = statement
        return found

    def clause(self, position: int) -> Clause:
        """Return the clause that holds a position, bounded by marks and conjunctions."""
        known = self._clauses.get(position)
        if known is not None:
            return known
        sentence = self.around.sentence(position) or (position, min(position + 1, len(self.text)))
        sentence = max(sentence[0], position - _WINDOW), min(sentence[1], position + _WINDOW)
        edges = list(_CLAUSE_EDGE.finditer(self.text, *sentence))
        start = max((e.end() for e in edges if e.end() <= position), default=sentence[0])
        end = min((e.start() for e in edges if e.start() > position), default=sentence[1])
        found = self._clauses[position] = Clause(start, end, sentence)
        return found

    def party(self, mention: Mention) -> Party:
        """Return a mention as a party; "they" are not one person."""
        is_person = self.around.entities[mention.entity].type == "person"
        is_one = not (is_person and is_plural_pronoun(mention))
        is_known = is_one and self.is_certain(mention)
        return Party(mention.span, mention.entity if is_known else None)

    def speaker(self, statement: Statement | None) -> str | None:
        """Return who makes a statement, or None where that is not certain enough for an entry."""
        if statement is None or statement.speaker is None or statement.source is None:
            return statement.speaker if statement else None
        extent = (statement.source.start, statement.source.end)
        own = [m for m in self.around.mentions(extent) if m.entity == statement.speaker]
        return statement.speaker if not own or any(map(self.is_certain, own)) else None

    def is_certain(self, mention: Mention) -> bool:
        """Whether it is certain enough whom a mention stands for, to say so in an entry."""
        return is_certain(mention, self.around.entities[mention.entity])

    def is_sure_pronoun(self, party: Party) -> bool:
        """Whether a party is told by no "he" or "she" of which resolution is not quite sure."""
        extent = (party.words.start, party.words.end)
        told = [one for one in self.around.mentions(extent) if one.entity == party.entity]
        return not told or all(map(is_sure_pronoun, told))

    def is_sure_plural(self, party: Party) -> bool:
        """Whether a party is told by no "they" of which resolution is not quite sure."""
        extent = (party.words.start, party.words.end)
        told = [one for one in self.around.mentions(extent) if one.entity == party.entity]
        return not any(is_plural_pronoun(one) and one.confidence < _LEAST_OF_PLURAL for one in told)

    def is_of_place(self, entity: str) -> bool:
        """Whether an entity is a place."""
        return self.around.entities[entity].type == "place"

    def is_whole(self, party: Party) -> bool:
        """Whether a party is told by no piece of a longer name."""
        extent = (party.words.start, party.words.end)
        told = [one for one in self.around.mentions(extent) if one.entity == party.entity]
        return all(is_whole(one, self.around) for one in told)

    def outermost(self, extent: Offsets) -> list[Mention]:
        """Return the mentions in an extent that lie in no other, places left out, in order."""
        found: list[Mention] = []
        for mention in self.around.mentions(extent):
            if self.around.is_place(mention):
                continue
            if found and mention.span.end <= found[-1].span.end:
                continue
            found.append(mention)
        return found

    def subject(self, trigger: Offsets) -> Mention | None:
        """Return who does what a verb tells, by position: of a passive verb whoever follows "by".

        The nearest mention before the verb with nothing but auxiliaries between them; else the
        first of the clause that possesses nothing and follows no preposition; else the first of
        the sentence.
        """
        if self.is_passive(trigger):
            return self.agent(trigger)
        return self.direct_subject(trigger) or self.clause_subject(trigger[0])

    def clause_subject(self, position: int) -> Mention | None:
        """Return the subject of the clause that holds a position, by its place before it.

        The first mention of the clause that possesses nothing and follows no preposition; else the
        first such one of the sentence, after its dateline.
        """
        clause = self.clause(position)
        before = self.outermost((self.after_dateline(position), position))
        if _WHO.search(self.text, max(0, clause.start - 8), clause.start):
            return next((m for m in reversed(before) if m.span.end < clause.start), None)
        subjects = [
            one
            for one, after in zip_longest(before, before[1:])
            if self._is_subject(one) and not (after and self._is_of_office(one, after))
        ]
        in_clause = (one for one in subjects if one.span.start >= clause.start)
        return next(in_clause, None) or next(iter(subjects), None)

    def _is_of_office(self, body: Mention, head: Mention) -> bool:
        """Whether a name only says what the person after it leads: "Harbor Board Director Lund"."""
        entities = self.around.entities
        if entities[body.entity].type == "person":
            return False
        is_person = entities[head.entity].type == "person" and head.form == "name"
        return is_person and bool(_OFFICE.fullmatch(self.text, body.span.end, head.span.start))

    def after_dateline(self, position: int) -> int:
        """Return where the sentence that holds a position begins, its dateline left out."""
        sentence = self.clause(position).sentence
        dateline = _DATELINE.match(self.text, *sentence)
        return min(dateline.end(), position) if dateline else sentence[0]

    def direct_subject(self, trigger: Offsets) -> Mention | None:
        """Return the nearest mention before a verb with nothing but auxiliaries between them."""
        before = self.outermost((self.clause(trigger[0]).sentence[0], trigger[0]))
        return next((m for m in reversed(before) if self._stands_before(m, trigger[0])), None)

    def _stands_before(self, mention: Mention, verb: int) -> bool:
        """Whether nothing but auxiliaries is between; "with Lund over Reyes, said" is nobody."""
        if not _TO_VERB.fullmatch(self.text, mention.span.end, verb):
            return False
        is_closed = self.text.startswith(", ", mention.span.end)
        return not is_closed or self._is_subject(mention)

    def agent(self, trigger: Offsets) -> Mention | None:
        """Return whoever a passive verb or a noun names after "by", or None."""
        clause = self.clause(trigger[0])
        by = _BY.match(self.text, trigger[1], clause.sentence[1])
        if by is None:
            return None
        after = self.outermost((by.start(), clause.sentence[1]))
        return next((m for m in after if m.span.start <= by.end() <= m.span.end), None)

    def patient(self, trigger: Offsets) -> Mention | None:
        """Return to whom a verb does it, by position: of a passive verb its subject."""
        clause = self.clause(trigger[0])
        if self.is_passive(trigger):
            before = self.outermost((clause.start, trigger[0])) or self.outermost(
                (clause.sentence[0], trigger[0])
            )
            return next((m for m in reversed(before) if self._is_subject(m)), None)
        return next(iter(self.outermost((trigger[1], clause.end))), None)

    def is_passive(self, trigger: Offsets) -> bool:
        """Whether a form of "be" stands right before a participle."""
        words = self.text[trigger[0] : trigger[1]]
        ends = re.search(r"(?:ed|en|wn|rn|ld|nt|id|ck|it|ot|un|et|ht|pt|ft)$", words)
        window = max(0, trigger[0] - 40)
        return bool(ends and _PASSIVE.search(self.text, window, trigger[0]))

    def modality(self, trigger: Offsets) -> Modality:
        """Return how the clause puts what its trigger tells, read off the words before it."""
        clause = self.clause(trigger[0])
        whole = _main_words(self.text[clause.sentence[0] : trigger[0]])
        lead = whole[max(0, clause.start - clause.sentence[0]) :]
        if self.text[clause.sentence[0] : clause.sentence[1]].rstrip(" ”\"’'").endswith("?"):
            return "asked"
        if _DENIED.search(whole[-120:]):
            return "denied"
        if _NEGATED.search(lead[-60:]):
            return "negated"
        if _HYPOTHETICAL.search(lead) or re.search(r"\b(?:if|unless)\s[^,]*$", whole):
            return "hypothetical"
        return "planned" if _PLANNED.search(lead[-80:]) else "fact"

    def dated(self, trigger: Offsets) -> Dated | None:
        """Return the date that stands nearest to a trigger, in its clause before its sentence."""
        clause = self.clause(trigger[0])
        for extent in (clause.extent, clause.sentence):
            dates = [d for d in self.around.dates(extent) if d.value]
            nearest = min(
                dates, key=lambda d: _gap(trigger, (d.span.start, d.span.end)), default=None
            )
            if nearest and nearest.value:
                stated = nearest.basis == "explicit"
                return Dated(nearest.value, "explicit" if stated else "anchored", nearest.span)
        return None

    def place(self, trigger: Offsets) -> Span | None:
        """Return the place that "in", "at" or the like gives after a trigger, in its sentence."""
        clause = self.clause(trigger[0])
        for mention in self.around.mentions((trigger[1], clause.sentence[1])):
            lead = self.text[max(trigger[1], mention.span.start - 16) : mention.span.start]
            if self.around.is_place(mention) and re.search(
                r"\b(?:in|at|from|near|outside|inside|to)\s(?:the\s)?$", lead, re.IGNORECASE
            ):
                return mention.span
        return None

    def _is_subject(self, mention: Mention) -> bool:
        if self.around.is_possessor(mention):
            return False
        lead = self.text[max(0, mention.span.start - 12) : mention.span.start]
        return not re.search(
            r"\b(?:of|in|at|by|for|with|from|to|on|about|against|after|before|as|than|like)\s"
            r"(?:the\s)?$",
            lead,
            re.IGNORECASE,
        )


def _gap(one: Offsets, other: Offsets) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
