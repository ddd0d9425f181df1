"""A real browser for what only it can tell of a page: started once, and spoken to over two pipes."""

import json
import os
import select
import shutil
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

needs_browser = pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not on PATH")
PATIENCE = 120  # seconds without a word before it is taken for dead
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # what it asks for itself leads nowhere
    "--remote-debugging-pipe",
)


class Seen(NamedTuple):
    """A document after its scripts have run, what the console said, and what was asked of others."""

    html: str
    console: list[str]
    asked: set[str]


class Browser:
    """Opens files, each in a page of its own."""

    def __init__(self, asks: int, tells: int) -> None:
        self._asks, self._tells = asks, tells
        self._number, self._rest, self._page = 0, b"", ""
        self._events: list[dict[str, Any]] = []

    def see(
        self,
        file: Path,
        *,
        query: str = "",
        until: str = "true",
        dark: bool = False,
        size: tuple[int, int] = (800, 600),
    ) -> Seen:
        """Return what is seen of a file once an expression is true there."""
        self._open(file, query, size, dark=dark)
        look = (
            f"new Promise(done => (function look() {{ ({until}) ? "
            "done(document.documentElement.outerHTML) : setTimeout(look, 10) })())"
        )
        found = self._ask("Runtime.evaluate", expression=look, awaitPromise=True)
        told = [(event["method"], event["params"]) for event in self._events]
        said = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        urls = (p["request"]["url"] for name, p in told if name == "Network.requestWillBeSent")
        return Seen(
            found["result"]["value"],
            [json.dumps(parameters) for name, parameters in told if name in said],
            {url for url in urls if not url.startswith(("file:", "data:"))},
        )

    def printed(self, file: Path) -> bytes:
        """Return a file as it is printed, as PDF."""
        self._open(file, "", (800, 600), dark=False)
        paper = self._ask("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return b64decode(paper["data"])

    def close(self) -> None:
        self._page = ""
        self._ask("Browser.close")

    def _open(self, file: Path, query: str, size: tuple[int, int], *, dark: bool) -> None:
        self._page = ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._page = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", features=[scheme])
        metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self._ask("Emulation.setDeviceMetricsOverride", **metrics)
        self._events.clear()
        self._ask("Page.navigate", url=f"file://{file}{query}")
        while "Page.loadEventFired" not in [event["method"] for event in self._events]:
            self._events.append(self._told())

    def _ask(self, method: str, **parameters: Any) -> Any:
        """Give a command, and return its result."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": parameters}
        if self._page:
            asked["sessionId"] = self._page
        os.write(self._asks, json.dumps(asked).encode() + b"\0")
        while (told := self._told()).get("id") != self._number:
            self._events.append(told)
        assert "error" not in told, told
        return told["result"]

    def _told(self) -> dict[str, Any]:
        """Return the next answer or event."""
        while b"\0" not in self._rest:
            assert select.select([self._tells], [], [], PATIENCE)[0], "the browser is silent"
            more = os.read(self._tells, 1 << 16)
            assert more, "the browser has ended"
            self._rest += more
        first, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(first)
        return told


@contextmanager
def browsing() -> Iterator[Browser]:
    """Run a browser."""
    (its_in, our_out), (our_in, its_out) = os.pipe(), os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        run = f'exec chromium "$@" 3<&{its_in} 4>&{its_out}'
        command = ("bash", "-c", run, "-", *_QUIET, f"--user-data-dir={profile}")
        with Popen(command, pass_fds=(its_in, its_out), stdout=DEVNULL, stderr=DEVNULL):
            os.close(its_in)
            os.close(its_out)
            browser = Browser(our_out, our_in)
            yield browser
            browser.close()
            os.close(our_out)
            os.close(our_in)
