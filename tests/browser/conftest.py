"""The example portfolio in a real browser: built once, served from a sub-path, every page watched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """Return the path of a Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CARDGEN_CHROMIUM") or next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example portfolio as a user would."""
    folder = tmp_path_factory.mktemp("browser") / "sub" / "portfolio"
    command = [sys.executable, "-m", "cardgen", "build", "examples", "-o", str(folder), "--as-of", "2026-11-21"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site from a sub-path of a host of its own."""
    handler = partial(_Quiet, directory=str(site.parent.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sub/portfolio/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; its absence is a skip for people and a failure where it is required."""
    path = chromium()
    if path is None:
        if os.environ.get("CARDGEN_BROWSER_REQUIRED"):
            pytest.fail("no Chromium found on PATH; install it or name it in CARDGEN_CHROMIUM")
        pytest.skip("no Chromium found on PATH; install it or name it in CARDGEN_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@dataclass
class Watched:
    """A page and everything that went wrong in it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Open a page of the site."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        return self.page


Opened = Callable[..., Watched]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    """Give pages with the options of a browser context; each must stay without fault until the end of the test."""
    contexts = []
    watched: list[Watched] = []

    def open_page(**options: Any) -> Watched:
        context = browser.new_context(**options)
        contexts.append(context)
        one = Watched(context.new_page(), address)
        host = urlsplit(address).netloc

        def foreign(url: str) -> None:
            if urlsplit(url).netloc not in {host, ""}:
                one.faults.append(f"request to another host: {url}")

        one.page.on("request", lambda request: foreign(request.url))
        one.page.on("requestfailed", lambda request: one.faults.append(f"failed: {request.url}"))
        one.page.on("pageerror", lambda error: one.faults.append(f"error: {error}"))
        one.page.on("console", lambda line: one.faults.append(line.text) if line.type in {"error", "warning"} else None)
        watched.append(one)
        return one

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for one in watched for fault in one.faults] == []
