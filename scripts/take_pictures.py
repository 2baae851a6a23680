"""Take the pictures of the README against a running demo: ``take_pictures.py http://localhost:8000 [password]``.

Writes docs/pictures/thread.png and docs/pictures/canvas.png. Needs Playwright and a Chromium (RODTRAD_CHROMIUM).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
CHROMIUM = os.environ.get("RODTRAD_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
MOST_BYTES = 250_000


def sign_in(page: Page, address: str, password: str) -> None:
    page.goto(f"{address}/konto/logga-in/")
    page.fill("[name=login]", "doris")
    page.fill("[name=password]", password)
    page.click("main button")
    page.wait_for_url(f"{address}/")


def take(page: Page, name: str, height: int) -> None:
    """One picture of the top of the page."""
    page.wait_for_load_state("networkidle")
    path = PICTURES / name
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1280, "height": height}, full_page=True)
    size = path.stat().st_size
    print(f"{path.relative_to(PICTURES.parent.parent)}: {size:,} bytes")
    if size > MOST_BYTES:
        raise SystemExit(f"{name} is larger than {MOST_BYTES:,} bytes")


def main() -> None:
    address = sys.argv[1].rstrip("/")
    password = sys.argv[2] if len(sys.argv) > 2 else "demo-trollen-vid-sjon"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1000}, locale="sv-SE")
        sign_in(page, address, password)
        page.goto(f"{address}/arbeten/")
        page.click(".row-title a >> text=Sillfrukost")
        page.wait_for_selector(".canvas")
        take(page, "canvas.png", 1000)
        card = page.get_attribute(".card-text a >> text=Relationer som ger trygghet", "href")
        page.goto(f"{address}{card}")
        page.wait_for_selector(".card-statement")
        page.click("main a[href*='/trad/'] >> nth=0")
        page.wait_for_selector(".thread-svg")
        take(page, "thread.png", 820)
        browser.close()


if __name__ == "__main__":
    main()
