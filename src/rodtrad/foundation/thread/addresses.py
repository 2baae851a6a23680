"""Where an item's own page is: its kind's page, or the thread page for kinds without one."""

from __future__ import annotations

from typing import Protocol

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from rodtrad.foundation.base import manifests

_CODE = "0000000000"


class HasCode(Protocol):
    """What an address needs to know of an item."""

    @property
    def kind(self) -> str: ...
    @property
    def code(self) -> str: ...


def item_url(item: HasCode) -> str:
    """The page that shows one item."""
    kind = manifests.kinds.get(item.kind)
    return reverse(kind.url if kind and kind.url else "thread:show", args=[item.code])


class ThreadUrls:
    """Addresses of thread pages for many items: looked up and escaped once, since codes are only letters."""

    def __init__(self) -> None:
        self._before, self._after = escape(reverse("thread:show", args=[_CODE])).split(_CODE)

    def of(self, code: str) -> SafeString:
        return SafeString(f"{self._before}{code}{self._after}")
