"""Someone who walks through the site in any browser: types, ticks, presses, and reads what is there."""

from __future__ import annotations

from dataclasses import dataclass

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

LONGEST_WAIT = 15
HELD = '//{tag}[normalize-space()="{words}" or starts-with(normalize-space(), "{words}")]'
WIDER = """return [...document.querySelectorAll('body *')].filter(each =>
    each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline'
    && !each.closest('.unseen, .brand')).map(each => each.outerHTML.slice(0, 100))"""


@dataclass
class Walker:
    """One person in one browser on the site at ``address``."""

    driver: WebDriver
    address: str

    def go(self, path: str) -> None:
        """Open ``path``."""
        self.driver.get(self.address + path)

    def type_in(self, label: str, text: str) -> None:
        """Type into the field that ``label`` names."""
        field = self._find("label", label).get_attribute("for")
        self.driver.find_element(By.ID, str(field)).send_keys(text)

    def choose(self, label: str, value: str) -> None:
        """Choose from the list that ``label`` names, by code."""
        field = self._find("label", label).get_attribute("for")
        self.driver.find_element(By.CSS_SELECTOR, f"#{field} option[value={value}]").click()

    def tick(self, code: str) -> None:
        """Tick the box of that code."""
        self.driver.find_element(By.CSS_SELECTOR, f"[value={code}]").click()

    def press(self, tag: str, words: str) -> None:
        """Press a link (``a``) or a button by its words, and wait for the page it leads to."""
        before = self.driver.find_element(By.TAG_NAME, "html")
        self._find(tag, words).click()
        self._wait().until(lambda _: _is_gone(before))
        self._wait().until(lambda driver: driver.execute_script("return document.readyState") == "complete")

    def unfold(self) -> None:
        """Open every fold of the page."""
        self.driver.execute_script(
            "document.querySelectorAll('details').forEach((each) => { each.open = true })"
        )

    def keys_to(self, field: str, most: int) -> list[str]:
        """Press Tab until the field of that id has the focus; gives what had it on the way."""
        passed: list[str] = []
        while len(passed) <= most:
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
            active = self.driver.switch_to.active_element
            if active.get_attribute("id") == field:
                return passed
            passed.append(str(active.get_property("textContent")).strip())
        raise AssertionError(f"{most} keys do not lead to {field}: {passed}")

    @property
    def text(self) -> str:
        """What can be read on the page now."""
        return self._there("main").text

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self._there("h1").text

    def _there(self, tag: str) -> WebElement:
        """The first of that tag. Between two pages a busy WebKit calls an empty one complete."""
        return self._wait().until(lambda driver: driver.find_element(By.TAG_NAME, tag))

    @property
    def too_wide(self) -> list[str]:
        """What does not fit into the screen."""
        width: int = self.driver.execute_script("return innerWidth")
        assert width == 360
        found: list[str] = self.driver.execute_script(WIDER)
        return found

    def _find(self, tag: str, words: str) -> WebElement:
        path = HELD.format(tag=tag, words=words)
        seen = [each for each in self.driver.find_elements(By.XPATH, path) if each.is_displayed()]
        # A button that nobody sees is there for the Enter key.
        return next(each for each in seen if "unseen" not in str(each.get_attribute("class")))

    def _wait(self) -> WebDriverWait[WebDriver]:
        return WebDriverWait(self.driver, LONGEST_WAIT, poll_frequency=0.05)


def _is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except WebDriverException:
        return True
    return False
