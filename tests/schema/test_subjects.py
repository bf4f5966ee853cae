import pytest

from onrecord.errors import MalformedInput
from onrecord.schema.subjects import MEDIA_TOPICS, known_subject, subjects


def test_every_subject_has_a_top_level_of_media_topics() -> None:
    assert len(MEDIA_TOPICS) == 17
    assert {one.media_topic for one in subjects().values()} <= MEDIA_TOPICS.keys()
    assert all(key == one.id and one.name and one.scope for key, one in subjects().items())


@pytest.mark.parametrize("asked", ["budget", "Budget", "Taxes and budget", "taxes  and budget"])
def test_a_subject_is_known_by_id_and_by_name(asked: str) -> None:
    assert known_subject(asked) == "budget"


@pytest.mark.parametrize(
    ("asked", "meant"), [("hous", "housing"), ("imigration", "immigration"), ("zzz", "there are")]
)
def test_what_is_no_subject_is_refused_with_what_may_be_meant(asked: str, meant: str) -> None:
    with pytest.raises(MalformedInput, match=meant):
        known_subject(asked)
