"""One request and its whole answer, within bounds of time and size. Follows nothing, tries once."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

from rodtrad.sources.indicators.national.manners import Manners

_PIECE = 65_536


class TooLarge(HTTPException):
    """The answer is larger than allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Any status, also a refusal. ``headers``: names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_json(self) -> bool:
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


@dataclass(frozen=True, slots=True)
class Wire:
    """``proxies``: None takes the environment's, {} uses none."""

    manners: Manners
    proxies: Mapping[str, str] | None = None

    def send(self, address: str, body: bytes | None = None) -> Answer:
        """GET, or POST of JSON. Raises OSError (also TimeoutError) and HTTPException."""
        began = time.monotonic()
        request = Request(address, data=body, headers=self._headers(body))  # noqa: S310 (Door lets http(s) pass only)
        response = self._opener().open(request, timeout=self.manners.timeout)
        if not isinstance(response, HTTPResponse):
            raise HTTPException("no answer")
        with response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status, headers, self._read(response, began))

    def _headers(self, body: bytes | None) -> dict[str, str]:
        kind = {} if body is None else {"Content-Type": "application/json"}
        return {"Accept": "application/json", "User-Agent": self.manners.agent, **kind}

    def _opener(self) -> OpenerDirector:
        """Without the handlers that follow redirects or open files."""
        opener = OpenerDirector()
        proxies = None if self.proxies is None else dict(self.proxies)
        for handler in (ProxyHandler(proxies), HTTPHandler(), HTTPSHandler()):
            opener.add_handler(handler)
        return opener

    def _read(self, response: HTTPResponse, began: float) -> bytes:
        """The body. A server that drips a byte at a time never times out by itself, so the whole is timed too."""
        body = bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > self.manners.most_bytes:
                raise TooLarge
            if time.monotonic() - began > self.manners.most_seconds:
                raise TimeoutError
        promised = response.headers.get("Content-Length", "")
        if promised.isdecimal() and len(body) < int(promised):
            raise IncompleteRead(bytes(body), int(promised) - len(body))
        return bytes(body)
