"""How statements treat those whom they name."""

import pytest

from onrecord.extraction.stances import Stances
from onrecord.ingest.text import make_article
from onrecord.schema.annotation import Annotations, EntityMention
from onrecord.schema.happening_spans import StanceTowards
from onrecord.schema.record import Mention, TargetStance

TEXT = "He is a nice guy, Dana Calloway said of Tom Reyes, but Reyes, the mayor of Vellmar, lies."
ARTICLE = make_article(TEXT)


def _extent(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _found(words: str, head: str) -> EntityMention:
    return EntityMention(*_extent(words), _extent(head), "person", "name", 0.9, 0)


def _mention(words: str, entity: str = "tom-reyes") -> Mention:
    return Mention(ARTICLE.span(*_extent(words)), entity, "name", 0.9)


def _annotations(*told: tuple[str, str, tuple[float, float, float]]) -> Annotations:
    mentions = tuple(_found(words, head) for words, head, _ in told)
    stances = tuple(
        StanceTowards(number, "neutral", shares) for number, (_, _, shares) in enumerate(told)
    )
    return Annotations((), (), mentions, (), (), (), "model", stances=stances)


def _towards(annotations: Annotations, *mentions: Mention) -> TargetStance:
    (stance,) = Stances(annotations).towards({"tom-reyes": mentions})
    return stance


def test_of_several_mentions_the_mean_counts_and_the_clearest_is_shown() -> None:
    told = _annotations(
        ("He", "He", (0.1, 0.6, 0.3)), ("Tom Reyes", "Tom Reyes", (0.02, 0.08, 0.9))
    )
    stance = _towards(told, _mention("He"), _mention("Tom Reyes"))
    assert (stance.stance, stance.words.text) == ("positive", "Tom Reyes")
    assert stance.value == pytest.approx(0.54)
    assert stance.confidence == pytest.approx(0.6)


def test_good_and_bad_told_of_one_is_mixed() -> None:
    told = _annotations(("He", "He", (0.1, 0.2, 0.7)), ("Tom Reyes", "Tom Reyes", (0.6, 0.3, 0.1)))
    stance = _towards(told, _mention("He"), _mention("Tom Reyes"))
    assert (stance.stance, stance.confidence) == ("mixed", 0.6)


def test_what_is_told_of_a_place_in_a_description_is_not_told_of_its_mayor() -> None:
    told = _annotations(
        ("the mayor", "mayor", (0.8, 0.1, 0.1)), ("Vellmar", "Vellmar", (0.0, 0.1, 0.9))
    )
    assert _towards(told, _mention("the mayor of Vellmar")).stance == "negative"


def test_where_the_encoder_tells_nothing_there_is_no_stance() -> None:
    told = _annotations(("He", "He", (0.1, 0.2, 0.7)))
    assert list(Stances(told).towards({"tom-reyes": [_mention("Tom Reyes")]})) == []
    assert list(Stances(_annotations()).towards({"tom-reyes": [_mention("He")]})) == []
