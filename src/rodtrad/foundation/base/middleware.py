"""Keeps identity numbers out of address lines, and so out of histories, logs and "next" parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlencode, urlsplit, urlunsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.answering import see_other
from rodtrad.kernel import guard

NOWHERE = "/-/"  # no page has this path
MOST_DECODINGS = 4  # an address inside "next" is encoded twice, and may hold a "next" itself
_COPIED = ("HTTP_REFERER", "HTTP_USER_AGENT", "HTTP_ACCEPT", "HTTP_HX_CURRENT_URL", "REQUEST_URI", "RAW_URI")


def holds_number(text: str) -> bool:
    """Whether a piece of an address holds an identity number, however many times it is encoded."""
    for _time in range(MOST_DECODINGS):
        if guard.has_identity_number(text):
            return True
        decoded = unquote_plus(text)
        if decoded == text:
            return False
        text = decoded
    return guard.has_identity_number(text)


def without_numbers(address: str) -> str:
    """The address without the parameters that hold a number; one that holds it elsewhere becomes the start page."""
    if not holds_number(address):
        return address
    parts = urlsplit(address)
    if holds_number(urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))):
        return "/"
    query = urlencode([pair for pair in parse_qsl(parts.query, True) if not holds_number("=".join(pair))])
    fragment = "" if holds_number(parts.fragment) else parts.fragment
    cleaned = urlunsplit((parts.scheme, parts.netloc, parts.path, query, fragment))
    return "/" if holds_number(cleaned) else cleaned


class SafeHeaders:
    """On every answer, files and refusals included. A view may say something stricter.

    No page needs the camera, the microphone or where the person is; only our own may ask for a passkey.
    """

    NOBODY = (
        "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "fullscreen", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
    )  # fmt: skip
    OURS = ("publickey-credentials-create", "publickey-credentials-get")
    POLICY = ", ".join([*(f"{name}=()" for name in NOBODY), *(f"{name}=(self)" for name in OURS)])
    ALWAYS = {
        "Permissions-Policy": POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, text in self.ALWAYS.items():
            response.headers.setdefault(name, text)
        return response


class AddressGuard:
    """First of all middleware: nothing after it meets an address with an identity number.

    A page asked for with one in a parameter is asked for again without it, with a word on why; a path that
    holds one leads nowhere; and no answer leads to such an address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self._clean(request)
        response = self.get_response(request)
        if response.has_header("Location"):
            response["Location"] = without_numbers(response["Location"])
        return response

    def process_view(self, request: HttpRequest, view: Any, *_given: Any) -> HttpResponse | None:
        """Ask again, once messages and sessions are at hand. What was posted goes on: nothing typed is lost."""
        if not getattr(request, "address_was_cleaned", False) or request.method not in ("GET", "HEAD"):
            return None
        if getattr(view, "answers_machines", False):  # it says so itself
            return None
        text = _(
            "The address held what seems to be a personal identity number. It has been taken away: "
            "Rödtråd keeps no such numbers."
        )
        messages.warning(request, text)
        return see_other(request.get_full_path())

    @staticmethod
    def _clean(request: HttpRequest) -> None:
        query = request.META.get("QUERY_STRING", "")
        if holds_number(query):
            request.META["QUERY_STRING"] = urlsplit(without_numbers(f"/?{query}")).query
            request.address_was_cleaned = True  # type: ignore[attr-defined]
        if holds_number(request.path):
            request.path = request.path_info = request.META["PATH_INFO"] = NOWHERE
        for name in _COPIED:
            if holds_number(str(request.META.get(name, ""))):
                request.META[name] = ""
