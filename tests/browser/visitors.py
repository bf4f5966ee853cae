"""What visitors do on more than one page."""

from tests.accounts.quick_accounts import PASSWORD
from tests.browser.tabs import Tab


def log_in(tab: Tab, name: str = "admin") -> None:
    """Log in."""
    tab.go("/login")
    tab.page.get_by_label("Name").fill(name)
    tab.page.get_by_label("Password").fill(PASSWORD)
    tab.page.get_by_role("main").get_by_role("button", name="Log in").click()
    tab.page.get_by_role("button", name="Log out").wait_for()
