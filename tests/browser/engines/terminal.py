"""Browsers that show only text: what they print of a page, and a form filled in with them."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from pathlib import Path
from threading import Timer

SIZE = struct.pack("HHHH", 250, 100, 0, 0)  # rows first: the whole page is on the screen
LONGEST = 20
CONFIG = "CHARACTER_SET:utf-8\nACCEPT_ALL_COOKIES:TRUE\nINFOSECS:0\nMESSAGESECS:0\nALERTSECS:0\n"
STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|[\x00-\x09\x0b-\x1f]")
FIELD = re.compile(r"\[(\d+)\](?=_)")
BUTTON = re.compile(r"\(\[(\d+)\]BUTTON\)")


def print_page(browser: str, address: str, home: Path) -> str:
    """What lynx or w3m prints of a page; w3m fills nothing in, lynx numbers its fields."""
    options = {
        "lynx": ("-dump", "-number_fields", "-width=100", "-display_charset=utf-8"),
        "w3m": ("-dump", "-cols", "100", "-O", "utf-8"),
    }
    command = [browser, *options[browser], address]
    return subprocess.run(
        command, env=_environment(home), capture_output=True, text=True, check=True, timeout=LONGEST
    ).stdout


def send_with_lynx(address: str, home: Path, *answers: str) -> str:
    """Type into the first fields of the page, press its last button, and give all that was on the screen."""
    page = print_page("lynx", address, home)
    stops = [int(number) for number in FIELD.findall(page)][: len(answers)]
    keys: list[str] = []
    here = 1
    for stop, answer in zip(stops, answers, strict=True):
        keys += ["<tab>"] * (stop - here) + [_key(letter) for letter in answer]
        here = stop
    keys += ["<tab>"] * (int(BUTTON.findall(page)[-1]) - here) + ["^J", "q", "y"]
    script = home / "keys"
    script.write_text("".join(f"key {key}\n" for key in keys), encoding="utf-8")
    config = home / "lynx.cfg"
    config.write_text(CONFIG, encoding="utf-8")
    return _play(["lynx", f"-cfg={config}", f"-cmd_script={script}", address], home)


def _key(letter: str) -> str:
    return "<space>" if letter == " " else letter


def _play(command: list[str], home: Path) -> str:
    """Run ``command`` on a terminal of its own, and give what it drew."""
    screen, end = pty.openpty()
    fcntl.ioctl(end, termios.TIOCSWINSZ, SIZE)
    process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=_environment(home))
    os.close(end)
    watch = Timer(LONGEST, process.kill)
    watch.start()
    with process:
        drawn = _read_all(screen)
    watch.cancel()
    return STEERING.sub(" ", drawn.decode(errors="replace"))


def _read_all(screen: int) -> bytes:
    drawn = b""
    try:
        while part := os.read(screen, 65_536):
            drawn += part
    except OSError:
        pass  # so a terminal says that its program has ended
    os.close(screen)
    return drawn


def _environment(home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(home),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        "LINES": "250",
        "COLUMNS": "100",
    }
