import pytest

from onrecord.ingest.fetching.robots import parse_robots
from tests.growth import assert_grows_no_faster_than_sorting

HOST = "https://herald.example"


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php", False),
        ("User-agent: *\nDisallow: /*.php$", "/x/y.php?z", True),
        ("User-agent: *\nDisallow: /*.php", "/x/y.php?z", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxx", True),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbxxcd", False),
        ("User-agent: *\nDisallow: /x$", "/xy", True),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café", False),
        ("User-agent: *\nDisallow: /?page=", "/?page=2", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nAllow: /", "/a", True),
        ("User-agent: other\nUser-agent: onrecord\nDisallow: /a", "/a", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a # not now\n", "/a", False),
        ("User-agent: onrecord\nDisallow: /a\nUser-agent: onrecord\nDisallow: /b", "/b", False),
        ("Disallow: /", "/a", True),
        ("nonsense\n:::\nUser-agent: *\nDisallow: /a", "/a", False),
    ],
)
def test_rules_hold_as_the_standard_has_it(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(rules).allows(HOST + path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("5", 5.0), ("0.5", 0.5), ("soon", None), ("inf", None), ("-1", None)]
)
def test_a_host_may_ask_for_a_pause(value: str, delay: float | None) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}").delay == delay


@pytest.mark.parametrize(
    ("agent", "rule", "number"),
    [
        ("", "Allow: /x\n", 2_000),
        ("", "Disallow: /" + "*a" * 900 + "b$\n", 50),
        ("User-agent: *\n", "Allow: /x\n", 500),
    ],
    ids=["rules", "asterisks", "agents"],
)
def test_hostile_rules_take_time_that_grows_with_their_number(
    agent: str, rule: str, number: int
) -> None:
    def ask(rules: str) -> None:
        assert parse_robots(rules).allows(HOST + "/" + "a" * 5_000)

    assert_grows_no_faster_than_sorting(
        lambda times: "User-agent: *\n" + agent * times + rule * times, ask, number
    )
