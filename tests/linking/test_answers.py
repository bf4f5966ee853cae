"""What parties say later of what they had left unanswered."""

from collections.abc import Collection, Mapping, Sequence

from onrecord.encoder.sentences import split_sentences
from onrecord.linking.answers import answers
from onrecord.schema.article import Article
from onrecord.schema.happenings import Absence
from onrecord.schema.stored_happenings import FollowUp, LaterText, StoredHappening
from tests.store.happening_samples import PORT, article_of, make_absence, party
from tests.store.samples import span_of


class _SaidLater:
    """The same articles after each absence, and words that are all as rare."""

    def __init__(self, *later: LaterText) -> None:
        self._later = later
        self.counted: list[str] = []

    def after(self, place: int) -> Sequence[LaterText]:
        return self._later

    def rarity(self, beginnings: Collection[str]) -> Mapping[str, float]:
        self.counted += beginnings
        return dict.fromkeys(beginnings, 1.0)


def _asked(about: str) -> StoredHappening[Absence]:
    text = f"The Port Authority did not answer questions about {about}."
    article = article_of(text, about)
    who = party(span_of(article, "The Port Authority"), PORT)
    absence = make_absence(article, text, who, cue="did not answer", about=f"about {about}")
    return StoredHappening(absence, article, ())


def _later(text: str, said: str, key: str = "later") -> LaterText:
    article: Article = article_of(text, key)
    span = span_of(article, said)
    return LaterText(article, None, ((span.start, span.end),))


def _answers(sayings: _SaidLater, *about: str) -> list[list[FollowUp]]:
    return list(answers(map(_asked, about), sayings, split_sentences))


def test_what_the_party_says_with_the_words_that_were_asked_about_is_proposed() -> None:
    said = "The harbour survey is with the printers"
    sayings = _SaidLater(_later(f"“{said},” the board said. A harbour survey is out.", said))
    ((found,),) = _answers(sayings, "the harbour survey")
    assert found.sentence.text == f"“{said},” the board said."
    assert [span.text for span in found.shared] == ["harbour", "survey"]
    assert (found.kind, found.cue, found.score) == ("bears upon", None, 1.0)


def test_what_others_say_in_the_same_article_is_no_answer() -> None:
    text = "“We dredge on,” the board said. A harbour survey is out, a club said."
    assert _answers(_SaidLater(_later(text, "We dredge on")), "the harbour survey") == [[]]


def test_each_absence_has_answers_of_its_own_and_the_likest_come_first() -> None:
    said = "The harbour survey is out"
    more = "The harbour survey of the old quay is out"
    sayings = _SaidLater(_later(f"{said}. So.", said), _later(f"{more}. So.", more, "more"))
    first, second = _answers(sayings, "the harbour survey of the old quay", "the ferry lease")
    assert [one.article.name for one in first] == ["more", "later"]
    assert second == []


def test_words_are_counted_only_where_something_may_answer() -> None:
    sayings = _SaidLater(_later("The weather was fine.", "The weather was fine"))
    assert _answers(sayings, "the harbour survey") == [[]]
    assert sayings.counted == []
