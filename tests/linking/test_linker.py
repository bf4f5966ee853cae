"""Linking: who is taken for whom, and who is kept apart."""

import pytest

from onrecord.linking.linker import link, suggestions, unsettled
from onrecord.schema.identity import ArticleEntity, IdentityLink
from tests.linking.people import Known, entity, linked, new, profile

CALLOWAY = profile(
    "p1", {"Miriam Calloway": 8, "Calloway": 6}, roles=["mayor of Port Calder"], articles=8
)


def link_one(one: ArticleEntity, known: Known) -> IdentityLink:
    return link([one], known, new, {})[0]


def test_a_full_name_that_the_record_knows_is_taken_for_its_bearer() -> None:
    found = link_one(entity("Miriam Calloway"), Known(CALLOWAY))
    assert found.identity == "p1"
    assert found.method == "rule"
    assert found.confidence >= 0.9
    assert found.evidence[0].field == "name"


def test_a_name_that_nobody_has_makes_someone_new() -> None:
    found = link_one(entity("Hector Vance"), Known(CALLOWAY))
    assert found.identity == "new Hector Vance"


def test_the_sum_of_the_evidence_is_what_the_confidence_says() -> None:
    one = entity("Miriam Calloway", roles=["Mayor"], company=["Ines Rahman"])
    weaker = link_one(entity("Miriam Calloway", published=None), Known(CALLOWAY))
    stronger = link_one(one, Known(CALLOWAY))
    assert {e.field for e in stronger.evidence} >= {"name", "rarity", "role", "date"}
    assert stronger.confidence >= weaker.confidence


def test_a_nickname_and_the_same_office_are_enough() -> None:
    known = Known(profile("p1", {"William Ekholm": 6}, roles=["State Sen."], articles=6))
    assert link_one(entity("Bill Ekholm", roles=["Senator"]), known).identity == "p1"


@pytest.mark.parametrize(
    "name",
    ["Hector Calloway", "Miriam T. Calloway", "Miriam Calloway Jr."],
)
def test_other_given_names_middle_names_and_suffixes_are_others(name: str) -> None:
    known = Known(profile("p1", {"Miriam R. Calloway Sr.": 4, "Calloway": 3}, articles=4))
    assert link_one(entity(name), known).identity == f"new {name}"


def test_two_people_of_one_name_stay_two_by_what_they_do() -> None:
    coach = profile("p1", {"John Stone": 3}, roles=["coach of the Calder Gulls"], articles=3)
    judge = profile("p2", {"John Stone": 3}, roles=["Judge"], articles=3)
    known = Known(coach, judge)
    assert link_one(entity("John Stone", roles=["judge"]), known).identity == "p2"
    assert link_one(entity("John Stone", roles=["head coach"]), known).identity == "p1"
    assert link_one(entity("John Stone"), known).identity == "new John Stone"


def test_a_common_name_of_another_calling_is_someone_new() -> None:
    coach = profile("p1", {"John Stone": 1}, roles=["coach"], articles=1)
    many = [profile(f"q{n}", {f"{g} Stone": 1}) for n, g in enumerate("Ada Ben Cleo Dan".split())]
    found = link_one(
        entity("John Stone", roles=["Judge"], published="2024-06-01"), Known(coach, *many * 3)
    )
    assert found.identity == "new John Stone"


def test_someone_named_beside_a_person_of_the_name_is_another() -> None:
    son = profile(
        "p1", {"Hector Vance": 4}, company={"Hector Vance": 4}, roles=["student"], articles=4
    )
    assert link_one(entity("Hector Vance"), Known(son)).identity == "new Hector Vance"


def test_two_entities_of_an_article_are_never_one() -> None:
    both = [entity("Miriam Calloway"), entity("Calloway")]
    links = link(both, Known(CALLOWAY), new, {})
    assert [found.identity for found in links] == ["p1", "new Calloway"]


def test_a_family_name_goes_to_its_one_known_bearer() -> None:
    assert link_one(entity("Calloway"), Known(CALLOWAY)).identity == "p1"


def test_a_family_name_of_two_stays_alone_unless_something_tells() -> None:
    other = profile("p2", {"Hector Calloway": 7, "Calloway": 6}, roles=["coach"], articles=8)
    known = Known(CALLOWAY, other)
    assert link_one(entity("Calloway"), known).identity == "new Calloway"
    told = entity("Calloway", roles=["Mayor of Port Calder"])
    assert link_one(told, known).identity == "p1"


def test_a_first_name_goes_to_whom_articles_call_by_it() -> None:
    known = Known(profile("p1", {"Hildegund Vance": 9, "Hildegund": 7}, articles=9))
    assert link_one(entity("Hildegund"), known).identity == "p1"
    assert link_one(entity("John"), Known(CALLOWAY)).identity == "new John"


def test_a_decision_is_kept_and_its_identity_is_taken() -> None:
    both = [entity("Calloway", article="b"), entity("Miriam Calloway", article="b")]
    links = link(both, Known(CALLOWAY), new, {"Calloway": "p1"})
    assert [(found.identity, found.method) for found in links] == [
        ("p1", "human"),
        ("new Miriam Calloway", "rule"),
    ]


def test_a_name_of_an_authority_file_is_linked_by_it() -> None:
    known = Known(profile("p1", {"Miriam Calloway": 1}, articles=0, is_authority=True))
    found = link_one(entity("Miriam Calloway"), known)
    assert (found.identity, found.method) == ("p1", "authority")


def test_groups_places_and_the_nameless_are_passed_over() -> None:
    nobody = ArticleEntity("a", "e1", "person", "the mayor", (), (), (), None)
    place = entity("Port Calder", type="place")
    assert link([nobody, place], Known(), new, {}) == []


def test_an_organization_is_known_by_its_name_and_by_initials_that_articles_explain() -> None:
    board = profile("o1", {"Harbor Safety Board": 5, "HSB": 4}, articles=5, type="organization")
    known = Known(board)
    whole = entity("the Harbor Safety Board", type="organization")
    assert link_one(whole, known).identity == "o1"
    assert link_one(entity("HSB", type="organization"), known).identity == "o1"
    generic = profile("o2", {"Council": 1}, articles=1, type="organization")
    found = link_one(entity("council", type="organization"), Known(generic))
    assert found.identity == "new council"


def test_nothing_is_asked_where_there_is_nobody_to_link() -> None:
    known = Known()
    assert link([], known, new, {}) == []
    assert known.asked == set()


def test_the_same_articles_give_the_same_identities() -> None:
    articles = [
        [entity("Miriam Calloway", "Calloway", article=f"a{n}"), entity("Vance", article=f"a{n}")]
        for n in range(4)
    ]
    first, second = linked(articles, again=True), linked(articles, again=True)
    assert first.links == second.links


def test_a_part_of_a_name_finds_its_bearer_once_articles_name_it_in_full() -> None:
    alone = [entity("Calloway", article="a0")]
    named = [[entity("Miriam Calloway", "Calloway", article=f"a{n}")] for n in range(1, 6)]
    early = linked([alone, *named])
    assert early.identity(alone[0]) != early.identity(named[0][0])
    late = linked([alone, *named], again=True)
    assert late.identity(alone[0]) == late.identity(named[0][0])


def test_what_may_be_one_is_suggested_with_reasons() -> None:
    known = [
        profile("p1", {"Reinald Stone": 9}, roles=["Senator"], articles=9),
        profile("p2", {"Reinold Stone": 1}, articles=1),
        profile("p3", {"Miriam Vance": 4}),
    ]
    found = suggestions(known)
    assert [(s.first, s.second) for s in found] == [("p1", "p2")]
    assert found[0].evidence[0].words.startswith("spellings of one given name")
    assert unsettled(known) == set()


def test_two_of_an_authority_file_are_never_suggested() -> None:
    known = [profile(i, {"Miriam Vance": 3}, is_authority=True) for i in ("p1", "p2")]
    assert suggestions(known) == []


def test_what_is_as_good_as_sure_is_unsettled() -> None:
    alone = profile("p2", {"Calloway": 1}, roles=["Mayor"], articles=1)
    assert unsettled([CALLOWAY, alone]) == {"p2"}
