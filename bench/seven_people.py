"""Seven browsers write on one board for 60 s, two of them 20 s without a network: what is lost, how soon is it seen?

.venv/bin/python bench/seven_people.py [seconds]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from playwright.sync_api import sync_playwright

from canvas_server import percentiles, served

PEOPLE = 7
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with sync_playwright() as playwright, served(PEOPLE) as world:
        from rodtrad.foundation.base.scope import acting, system
        from rodtrad.foundation.thread.models import Alternative
        from rodtrad.work.canvas.models import CardDetail
        from rodtrad.work.canvas.tests.meeting import hold_meeting, lost_words

        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        pages = []
        for session in world.sessions:
            context = browser.new_context(base_url=world.address, viewport={"width": 1280, "height": 900})
            context.add_cookies([{"name": "sessionid", "value": session, "url": world.address}])
            page = context.new_page()
            page.goto(f"/arbeten/{world.code}/")
            page.wait_for_selector("#board[data-ready]")
            pages.append(page)
        third = seconds / 3
        meeting = hold_meeting(pages, seconds, {5: (third / 2, third * 1.5), 6: (third, third * 2)})
        with acting(system("bench")):
            cards = CardDetail.objects.filter(case=world.case).select_related("item")
            texts = [card.item.text for card in cards]
            kept = list(Alternative.objects.filter(settled__isnull=True).values_list("text", flat=True))
        lost = lost_words(meeting, texts, kept)
        offline = sum(not online for _who, _at, online in meeting.typed.values())
        print(f"{len(meeting.typed)} texts typed ({offline} without a network), {len(texts)} cards, "
              f"{len(kept)} alternatives, {len(lost)} lost")  # fmt: skip
        percentiles("others see a change", meeting.delays())
        browser.close()
        return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
