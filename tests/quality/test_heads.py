"""The figures of the heads: all right is 1, nothing found is 0, and each error costs its head."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from onrecord.schema.annotation import Annotations, EntityMention, NamedMention
from tests.quality.annotated import AnnotatedArticle, AnnotatedMention, annotated_articles
from tests.quality.heads import head_figures

NOTHING = Annotations((), (), (), (), (), (), "test")


@cache
def articles() -> tuple[AnnotatedArticle, ...]:
    return annotated_articles()


@dataclass(frozen=True)
class Careful:
    """Finds what was annotated, changed as a test wishes."""

    change: Callable[[Annotations], Annotations]

    def annotate(self, text: str) -> Annotations:
        article = next(article for article in articles() if article.text == text)
        mentions = article.mentions or ()
        return self.change(
            replace(
                NOTHING,
                attributions=article.attributions,
                names=tuple(
                    NamedMention(m.start, m.end, m.type, 1.0) for m in mentions if m.form == "name"
                ),
                mentions=tuple(entity_mention(m) for m in mentions),
            )
        )


def entity_mention(mention: AnnotatedMention) -> EntityMention:
    extent = (mention.start, mention.end)
    return EntityMention(*extent, extent, mention.type, mention.form, 1.0, mention.entity)


def figures(change: Callable[[Annotations], Annotations]) -> dict[str, float]:
    pytest.importorskip("scipy")
    return {figure.head: figure.value for figure in head_figures(Careful(change), articles())}


def lowered_by(change: Callable[[Annotations], Annotations]) -> set[str]:
    return {head for head, value in figures(change).items() if value < 1}


def without_inner(found: Annotations) -> Annotations:
    outer = tuple(a for a in found.attributions if a.outer is None)
    return replace(found, attributions=outer)


def all_asserted(found: Annotations) -> Annotations:
    asserted = tuple(replace(a, polarity="asserted") for a in found.attributions)
    return replace(found, attributions=asserted)


def without_channels(found: Annotations) -> Annotations:
    return replace(found, attributions=tuple(replace(a, channel=None) for a in found.attributions))


def without_addressees(found: Annotations) -> Annotations:
    silent = tuple(replace(a, addressee=None) for a in found.attributions)
    return replace(found, attributions=silent)


def each_mention_alone(found: Annotations) -> Annotations:
    alone = tuple(replace(m, entity=number) for number, m in enumerate(found.mentions))
    return replace(found, mentions=alone)


def all_people(found: Annotations) -> Annotations:
    people = tuple(replace(m, type="person") for m in found.mentions)
    return replace(found, mentions=people)


def without_names(found: Annotations) -> Annotations:
    return replace(found, names=())


def test_all_right_is_one_for_every_head() -> None:
    assert set(figures(lambda found: found).values()) == {1.0}


def test_nothing_found_is_nothing_for_every_head() -> None:
    assert set(figures(lambda _: NOTHING).values()) == {0.0}


@pytest.mark.parametrize(
    ("change", "heads"),
    [
        (without_inner, {"inner attribution"}),
        (all_asserted, {"polarity, share right", "polarity, not asserted"}),
        (without_channels, {"channel"}),
        (without_addressees, {"addressee"}),
        (each_mention_alone, {"coreference, mean of three"}),
        (all_people, {"mentions, type and form"}),
        (without_names, {"names"}),
    ],
)
def test_an_error_costs_the_head_that_makes_it(
    change: Callable[[Annotations], Annotations], heads: set[str]
) -> None:
    assert lowered_by(change) == heads
