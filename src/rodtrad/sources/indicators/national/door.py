"""JSON from one service and from nowhere else: its address, its refusals, trying again."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead
from typing import Any, NoReturn
from urllib.error import URLError
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

from rodtrad.sources.indicators.national.failures import (
    BrokenAnswer,
    Failed,
    OtherHost,
    Refused,
    ServiceFault,
    TooBusy,
    TooSlow,
    Unreachable,
    VersionGone,
)
from rodtrad.sources.indicators.national.manners import Manners, Pace
from rodtrad.sources.indicators.national.wire import Answer, TooLarge, Wire

_GONE = 410
_BUSY = frozenset({429, 503})
_MOVED = frozenset({301, 302, 303, 307, 308})
_LONGEST_SAYING = 200


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Door:
    """The way to one service. ``name`` stands in messages; ``base`` is its address with version, from the settings."""

    name: str
    base: str
    wire: Wire
    pace: Pace
    now: Callable[[], datetime] = _now
    chance: Callable[[], float] = field(default=random.random)

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise ValueError(f"{self.name}: the address must be http(s)://host/path without a user")

    @property
    def manners(self) -> Manners:
        return self.wire.manners

    def address(self, *path: str, **query: str) -> str:
        """Return the address of a path below the base. A comma in a part stays: it parts ids."""
        way = "/".join([self.base.rstrip("/"), *(quote(part, safe=",") for part in path)])
        return f"{way}?{urlencode(query)}" if query else way

    def within(self, address: object, beside: str) -> str:
        """Return the address a service gave (``beside``: where it stood), on our own host and scheme; else OtherHost.

        Only path and query are taken from it: services behind a proxy often write http:// of themselves.
        """
        if not isinstance(address, str):
            raise BrokenAnswer(self.name, why="nästa sida anges inte som en adress")
        try:
            asked, own = urlsplit(urljoin(beside, address)), urlsplit(self.base)
            same = (asked.hostname, _port(asked.port)) == (own.hostname, _port(own.port))
        except ValueError as error:
            raise BrokenAnswer(self.name, why="adressen till nästa sida är trasig") from error
        if not same or asked.username is not None or not _below(asked.path, own.path):
            raise OtherHost(self.name, host=asked.hostname or "?")
        return urlunsplit((own.scheme, own.netloc, asked.path, asked.query, ""))

    def get(self, address: str) -> Any:
        """Return the JSON there; tries again when that may help. Raises Failed."""
        return self._insist(address, None)

    def post(self, address: str, content: Mapping[str, object]) -> Any:
        """Ask by POST (a question, never a change: it may be sent again). Raises Failed."""
        return self._insist(address, json.dumps(content).encode())

    def pages(self, address: str, following: Callable[[dict[str, Any]], object]) -> Iterator[dict[str, Any]]:
        """Yield answer after answer, as long as ``following`` finds the address of another."""
        seen: set[str] = set()
        while address not in seen and len(seen) < self.manners.most_pages:
            seen.add(address)
            page = self.get(address)
            if not isinstance(page, dict):
                raise BrokenAnswer(self.name, why="det är ingen sida med värden")
            yield page
            further = following(page)
            if not further:
                return
            address = self.within(further, address)
        raise BrokenAnswer(self.name, why="sidorna tar aldrig slut")

    def _insist(self, address: str, body: bytes | None) -> Any:
        for attempt in range(1, self.manners.tries + 1):
            try:
                return self._content(self._arrived(address, body))
            except Failed as failure:
                wait = self._wait(failure, attempt)
                if not failure.passing or attempt == self.manners.tries or wait > self._patience():
                    raise
                self.pace.sleep(wait)
        raise AssertionError("at least one try")  # pragma: no cover

    def _patience(self) -> float:
        return self.manners.longest_wait * (1 + self.manners.spread)

    def _wait(self, failure: Failed, attempt: int) -> float:
        own = self.manners.wait_after(attempt, self.chance())
        return max(failure.wait, own) if isinstance(failure, TooBusy) else own

    def _arrived(self, address: str, body: bytes | None) -> Answer:
        """The answer at the end of redirects, all of them on the service's own host."""
        for _ in range(self.manners.most_redirects + 1):
            answer = self._sent(address, body)
            if answer.status not in _MOVED:
                return answer
            address = self.within(answer.headers.get("location", ""), address)
        raise BrokenAnswer(self.name, why="den hänvisar runt i ring")

    def _sent(self, address: str, body: bytes | None) -> Answer:
        self.pace.wait()
        try:
            return self.wire.send(address, body)
        except TimeoutError as error:
            raise TooSlow(self.name) from error
        except TooLarge as error:
            raise BrokenAnswer(self.name, why="det är för stort") from error
        except IncompleteRead as error:
            raise BrokenAnswer(self.name, why="det kom bara till hälften") from error
        except (OSError, HTTPException) as error:
            if isinstance(error, URLError) and isinstance(error.reason, TimeoutError):
                raise TooSlow(self.name) from error
            raise Unreachable(self.name) from error

    def _content(self, answer: Answer) -> Any:
        if answer.status == _GONE:
            raise VersionGone(self.name, address=self.base)
        if answer.status in _BUSY and (answer.status != 503 or "retry-after" in answer.headers):
            raise TooBusy(self.name, seconds=self._asked_wait(answer))
        if answer.status >= 500:
            raise ServiceFault(self.name, status=answer.status)
        if answer.status != 200:
            raise Refused(self.name, status=answer.status, said=_said(answer))
        if not answer.is_json:
            raise BrokenAnswer(self.name, why="det är en webbsida eller en annan fil, inte data")
        try:
            return json.loads(answer.body, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            raise BrokenAnswer(self.name, why="det är trasigt eller avhugget") from error

    def _asked_wait(self, answer: Answer) -> float:
        """Seconds of Retry-After, which is a number or a moment."""
        said = answer.headers.get("retry-after", "").strip()
        if said.isdecimal():
            return float(said)
        try:
            moment = parsedate_to_datetime(said)
        except ValueError:
            return self.manners.first_wait
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - self.now()).total_seconds())


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _port(port: int | None) -> int | None:
    return None if port in (80, 443) else port


def _below(path: str, base: str) -> bool:
    top = base.rstrip("/")
    return ".." not in path.split("/") and (path == top or path.startswith(f"{top}/"))


def _said(answer: Answer) -> str:
    """What the service says of a refusal, on one line; nothing of a web page."""
    if not answer.is_json:
        return ""
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return ""
    words = [content.get(key) for key in ("detail", "title", "message")] if isinstance(content, dict) else []
    return next((" ".join(word.split())[:_LONGEST_SAYING] for word in words if isinstance(word, str)), "")
