"""Which party a phrase stands for where the encoder sees several in it."""

from dataclasses import replace

from onrecord.extraction.happenings.noun_phrases import NounPhrases
from onrecord.extraction.happenings.scene import Scene
from onrecord.resolution.entities import resolve_entities
from onrecord.schema.annotation import EntityMention, MentionType
from tests.marked import marked


def test_a_phrase_that_ends_with_a_person_is_that_person() -> None:
    text = "{L:Calder} {O:Green Union} nominee {P:Ravi Menon} struck a docker."
    article, annotations = marked(text)
    end = article.text.index(" struck")

    def seen(head: str, type: MentionType) -> EntityMention:
        start = article.text.index(head)
        return EntityMention(0, end, (start, start + len(head)), type, "name", 0.9, start)

    mentions = (seen("Union", "organization"), seen("nominee", "thing"), seen("Ravi", "person"))
    annotations = replace(annotations, mentions=mentions)
    resolved = resolve_entities(article, annotations)
    phrases = NounPhrases(Scene(article, annotations, resolved, (), ()))
    (phrase,) = phrases.before((0, end))
    assert (phrase.end, phrase.entity) == (end, "ravi-menon")
