import pytest
from starlette.requests import Request

from onrecord.interfaces.web.addresses import entry_address, outside_address, with_query


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript://x.example/%0aalert(1)",
        "data:text/html,x",
        "//evil.example",
        "https:///x",
        "https://[x",
        "http://x.example/\u202egnp.exe",
        "http://x.example/a b\n",
        "http://x.example/" + "a" * 5000,
        "",
        None,
    ],
)
def test_an_address_of_strangers_is_linked_only_where_it_is_one_of_the_web(
    address: str | None,
) -> None:
    assert outside_address(address) is None


def test_an_address_of_the_web_is_linked() -> None:
    assert outside_address("https://courier.example/a?b=c#d") == "https://courier.example/a?b=c#d"


def test_ids_are_escaped_in_addresses() -> None:
    assert entry_address("statement", "a/../b?c") == "/statements/a%2F..%2Fb%3Fc"
    assert entry_address("encounter", "e1") == "/entries/encounter/e1"
    assert entry_address("absence", "b1") == "/unanswered/b1"


def test_a_query_keeps_what_is_not_changed() -> None:
    request = Request(
        {
            "type": "http",
            "path": "/search",
            "query_string": b"words=a+b&kind=&after=x",
            "headers": [],
        }
    )
    assert with_query(request, after=None) == "/search?words=a+b"
    assert with_query(request, words=None, after=None) == "/search"
    assert with_query(request, topic='h&"', after=None) == "/search?words=a+b&topic=h%26%22"
