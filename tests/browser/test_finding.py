"""From a word to a statement, and to where it stands in its article."""

from playwright.sync_api import expect

from tests.browser.tabs import Tab


def test_search_leads_to_a_statement_and_on_to_its_words_in_the_article(tab: Tab) -> None:
    page = tab.page
    tab.go("/")
    page.get_by_role("searchbox", name="Search the record").fill("strike")
    page.get_by_role("button", name="Search", exact=True).click()
    page.wait_for_url("**/search?words=strike")
    first = page.locator("article.entry").first
    expect(first.locator("mark").first).to_have_text("strike")
    said = first.locator("blockquote").inner_text()

    first.get_by_role("link", name="How we know").click()
    page.wait_for_url("**/statements/*")
    expect(page.locator("blockquote").first).to_have_text(said)

    page.get_by_role("link", name="In the whole article").click()
    page.wait_for_url("**/articles/*#s-*")
    place = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(place).to_be_in_viewport()
    assert "strike" in place.inner_text()


def test_a_facet_narrows_and_a_filter_is_taken_off_again(tab: Tab) -> None:
    page = tab.page
    tab.go("/search")
    found = page.locator("#found")
    before = found.inner_text()
    direct = page.locator(".facet li").filter(has_text="in quotation marks")
    count = direct.locator(".figure").inner_text()
    direct.get_by_role("link").click()
    expect(found).to_have_text(f"{count} statements")
    page.locator(".filters").get_by_role("link", name="in quotation marks").click()
    expect(found).to_have_text(before)


def test_a_person_leads_to_whom_they_speak_of(tab: Tab) -> None:
    page = tab.page
    tab.go("/people")
    page.get_by_role("main").get_by_role("link", name="Dana Calloway").first.click()
    page.wait_for_url("**/people/*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dana Calloway")
    page.get_by_role("main").locator("a[href^='/pair/']").first.click()
    page.wait_for_url("**/pair/**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dana Calloway")
