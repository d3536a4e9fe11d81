"""A real browser for tests: pages of the live server, the guard against outside hosts, axe, screenshots."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from renovation.accounts.models import User
from tests.door.login import login_agent

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
SCREENSHOTS = ROOT / "var" / "screenshots"
CHROMIUM = os.environ.get("MAISONNEE_CHROMIUM", "/usr/bin/chromium")
LOCAL = {"127.0.0.1", "localhost", "::1"}
# No other host is found. Playwright could refuse requests itself, but it would see each one and end the cache.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1"
TAGS = ["RGAAv4", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 320, 1280
# Each width and each theme once: what depends on the width does not depend on the colours.
LOOKS = ((PHONE, "dark"), (DESK, "light"))
# Pictures of pages take a third of a page's time: they are kept for who wants to look at them.
KEEPS_PICTURES = bool(os.environ.get("MAISONNEE_SCREENSHOTS"))
# Waits for every sheet, then two frames. One promise: a condition that Playwright polls is an eval, and our policy
# refuses it from the second try on.
SETTLED = """async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const sheets = () => [...document.querySelectorAll("link[rel=stylesheet]")];
    const late = performance.now() + 10_000;
    while (sheets().some((link) => link.sheet === null)) {
        if (performance.now() > late) throw new Error("a sheet never came");
        await frame();
    }
    await frame();
    await frame();
}"""
# Generous: only what never comes takes it whole, and a machine may do something else.
PATIENCE_MS = 30_000
# How Chromium tells, in its console, that it refused something.
POLICY = "Content Security Policy"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session. Playwright runs a loop in this thread: Django is told that it is no async code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", CLOSED])
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@contextmanager
def session_of(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A fresh browser session in French. Its test fails when a page asks anything of another host (K6), does what
    its policy of contents forbids (F3), or stops on an error of a script."""
    asked: list[str] = []
    faults: list[str] = []
    session = browser.new_context(**{"locale": "fr-FR", "timezone_id": "Europe/Paris", **options})
    session.on("request", lambda request: None if _is_local(request.url) else asked.append(request.url))
    session.on("console", lambda said: faults.append(said.text) if POLICY in said.text else None)
    session.on("weberror", lambda raised: faults.append(str(raised.error)))
    session.set_default_timeout(PATIENCE_MS)
    yield session
    session.close()
    assert not asked, f"the page called other hosts: {asked}"
    assert not faults, f"the page broke its policy or a script: {faults}"


def enter(context: BrowserContext, user: User, url: str) -> None:
    """The browser takes the session of this person; an agent passed both factors."""
    client = Client()
    if user.memberships.exists():
        login_agent(client, user)
    else:
        client.force_login(user)
    go_on(context, client, url)


def follow(leading: Locator) -> None:
    """Click what leads to another page, and wait for that page: a click alone does not.

    Only a new page loads: an address that htmx rewrites on the page at hand counts as a navigation, not as this.
    """
    leading.page.wait_for_load_state()
    with leading.page.expect_event("load"):
        leading.click()


def go_on(context: BrowserContext, client: Client, url: str) -> None:
    """The browser goes on with a session that was opened without it."""
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with session_of(browser, reduced_motion="reduce") as session:
        yield session


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def page_without_javascript(browser: Browser) -> Iterator[Page]:
    """The same browser with JavaScript switched off (X4)."""
    with session_of(browser, java_script_enabled=False) as session:
        yield session.new_page()


def assert_accessible(page: Page) -> None:
    """axe finds nothing on the page as it stands (X1), closed parts included: they are opened first."""
    _settled(page)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    violations = [
        {"rule": item["id"], "where": [node["target"] for node in item["nodes"]][:5], "why": item["help"]}
        for item in found["violations"]
    ]
    assert not violations, f"{page.url}\n{json.dumps(violations, indent=2, ensure_ascii=False)}"


def _settled(page: Page) -> None:
    """A page is looked at once it is drawn: sheets of the other theme arrive last, and a frame later they hold."""
    page.wait_for_load_state("load")
    page.evaluate(SETTLED)


def assert_no_horizontal_scroll(page: Page) -> None:
    """Nothing is wider than the window (X2)."""
    width, seen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert width <= seen, f"{page.url} is {width} px wide in a window of {seen} px: {_wide(page, seen)}"


def look(page: Page, name: str = "") -> None:
    """The open page passes axe (X1) and fits (X2), on a phone in the dark and at a desk in the light."""
    for width, scheme in LOOKS:
        set_width(page, width)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert_accessible(page)
        assert_no_horizontal_scroll(page)
        screenshot(page, f"{name or _named(page)}-{width}-{scheme}")


def screenshot(page: Page, name: str) -> None:
    """The whole page as a picture in var/screenshots, when MAISONNEE_SCREENSHOTS asks for pictures."""
    if KEEPS_PICTURES:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def _named(page: Page) -> str:
    """A picture without a name is found by its address."""
    return urlsplit(page.url).path.strip("/").replace("/", "-")[:60] or "home"


def set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


def _is_local(url: str) -> bool:
    """Whether the page asks this machine, or what it holds already (data, blobs)."""
    found = urlsplit(url)
    host = found.hostname or ""
    return found.scheme in {"data", "blob"} or host in LOCAL or host.endswith(".localhost")


def _wide(page: Page, seen: int) -> list[str]:
    """What sticks out, to find it quickly."""
    found: list[str] = page.evaluate(
        """(seen) => [...document.querySelectorAll("main *, header *, footer *")]
            .filter((part) => part.getBoundingClientRect().right > seen + 1 && !part.closest(".scroll"))
            .slice(0, 5).map((part) => part.outerHTML.slice(0, 120))""",
        seen,
    )
    return found
