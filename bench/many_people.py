"""So many people poll and write on one board over HTTP: how soon do others see it, how many polls a second?

.venv/bin/python bench/many_people.py [people] [seconds]      DATABASE_URL=… for PostgreSQL
"""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
import threading
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_server import Served, percentiles, served

BETWEEN_WRITES = 10.0
"""Seconds between two texts of one person, on average."""


class Person(threading.Thread):
    """Polls once a second as the board's script does, and writes a card now and then."""

    def __init__(self, world: Served, number: int, until: float, written: dict[str, float]) -> None:
        super().__init__()
        self.world, self.number, self.until, self.written = world, number, until, written
        self.seen: dict[str, float] = {}
        self.polls, self.failed, self.spent = 0, 0, []
        self.connection = http.client.HTTPConnection("localhost", 8765, timeout=20)
        self.headers = {"Cookie": f"sessionid={world.sessions[number]}", "Accept": "application/json"}

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        headers = dict(self.headers)
        if fields is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.token}
        body = urllib.parse.urlencode(fields) if fields is not None else None
        self.connection.request("POST" if body else "GET", path, body, headers)
        response = self.connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie" and value.startswith("csrftoken="):
                self.headers["Cookie"] = (
                    f"sessionid={self.world.sessions[self.number]}; {value.split(';')[0]}"
                )
        return response.status, response.read().decode()

    def run(self) -> None:
        board = f"/arbeten/{self.world.code}/"
        _status, page = self.ask(board)
        self.token = re.search(r'csrfmiddlewaretoken" value="([^"]+)', page)[1]
        number = re.search(r'data-live="(\d+)"', page)[1]
        digests = dict(re.findall(r'data-part="([^"]+)" data-digest="([^"]+)"', page))
        dice = random.Random(self.number)
        writes = time.time() + dice.uniform(1, BETWEEN_WRITES)
        time.sleep(dice.random())
        while time.time() < self.until:
            begun = time.time()
            if begun > writes and begun < self.until - 5:
                word = f"ord{self.number}x{int(begun * 1000)}slut"
                self.written[word] = time.time()
                status, _body = self.ask(f"{board}nytt-kort/", {"text-unsorted": f"Tanke {word}"})
                self.failed += status != 200
                writes = time.time() + dice.uniform(0.5, 1.5) * BETWEEN_WRITES
            has = ",".join(f"{name}.{digest}" for name, digest in digests.items())
            asked = time.time()
            status, body = self.ask(f"{board}puls/?sedan={number}&har={has}")
            self.spent.append(time.time() - asked)
            self.polls += 1
            if status == 200:
                answer = json.loads(body)
                number = str(answer["number"])
                for name, part in answer["parts"].items():
                    digests[name] = part["digest"]
                    for word in re.findall(r"ord\d+x\d+slut", part["html"]):
                        self.seen.setdefault(word, time.time())
            time.sleep(max(0.0, 1.0 - (time.time() - asked)))


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    with served(people) as world:
        written: dict[str, float] = {}
        start = time.time()
        crowd = [Person(world, number, start + seconds, written) for number in range(people)]
        for person in crowd:
            person.start()
        for person in crowd:
            person.join()
        own = {word: int(re.search(r"ord(\d+)x", word)[1]) for word in written}
        delays = [
            person.seen[word] - at
            for word, at in written.items()
            for person in crowd
            if person.number != own[word] and word in person.seen
        ]
        polls = sum(person.polls for person in crowd)
        failed = sum(person.failed for person in crowd)
        print(f"{people} people, {len(written)} texts, {failed} failed, {polls / seconds:.0f} polls/s")
        percentiles("others see a change", delays)
        percentiles("one poll", [each for person in crowd for each in person.spent])


if __name__ == "__main__":
    main()
