"""Everything by the keyboard alone, and always seen where one is."""

from playwright.sync_api import expect

from tests.browser.tabs import Tab

MOST_STEPS = 60
# What of the element in focus a person knows it by, and whether they see that it is in focus.
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    name: (one.getAttribute("aria-label") || one.name || one.innerText || "").trim(),
    inMain: Boolean(one.closest("main")),
    isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
  };
}"""


def step(tab: Tab) -> tuple[str, bool]:
    """Go one step on, see where that is, and return its name and whether it is of the page."""
    tab.page.keyboard.press("Tab")
    focused = tab.page.evaluate(FOCUSED)
    assert focused["isSeen"], f"nobody sees that {focused['name']!r} is in focus"
    return focused["name"], focused["inMain"]


def go_to(tab: Tab, name: str) -> None:
    """Step on until the element with a name is reached."""
    passed = []
    for _ in range(MOST_STEPS):
        passed.append(step(tab)[0])
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"{name!r} is not reached: {passed}")


def test_the_skip_link_comes_first_and_leads_past_the_frame(tab: Tab) -> None:
    tab.go("/")
    assert step(tab)[0] == "Skip to the page"
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main")).to_be_focused()
    assert step(tab)[1]


def test_a_search_from_the_first_step_to_the_article(tab: Tab) -> None:
    page = tab.page
    tab.go("/")
    go_to(tab, "words")
    page.keyboard.type("strike")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?words=strike")
    go_to(tab, "Skip to the page")
    page.keyboard.press("Enter")
    go_to(tab, "How we know")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/*")
    go_to(tab, "In the whole article")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*#s-*")


def test_the_pages_are_reached_in_the_order_in_which_they_are_shown(tab: Tab) -> None:
    tab.go("/")
    shown = tab.page.locator("nav.places a").all_inner_texts()
    go_to(tab, "Search")
    assert [step(tab)[0] for _ in shown] == shown


def test_a_slash_leads_to_the_search_but_not_while_one_writes(tab: Tab) -> None:
    page = tab.page
    tab.go("/people")
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Search the record")
    expect(search).to_be_focused()
    page.keyboard.type("and/or")
    expect(search).to_have_value("and/or")


def test_fields_and_details_are_used_without_a_mouse(tab: Tab) -> None:
    page = tab.page
    tab.go("/search")
    go_to(tab, "Day, subject, outlet and more")
    page.keyboard.press("Enter")
    go_to(tab, "kind")
    page.keyboard.type("in quotation")
    page.keyboard.press("Enter")
    go_to(tab, "Search statements")
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=direct**")
    expect(page.locator(".filters")).to_contain_text("in quotation marks")
