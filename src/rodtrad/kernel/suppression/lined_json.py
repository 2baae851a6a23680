"""Strict JSON whose objects and lists know their line: no key twice, no NaN, no broken or endless numbers."""

from __future__ import annotations

import json
from bisect import bisect_left
from json.decoder import JSONArray, JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from rodtrad.kernel.suppression.refusals import Refused, quoted


class LinedDict(dict[str, Any]):
    """A JSON object and the line it starts on."""

    line = 1


class LinedList(list[Any]):
    """A JSON list and the line it starts on."""

    line = 1


class _Twice(ValueError):
    pass


def read_json(text: str) -> Any:
    """Return the value; objects are LinedDict, lists LinedList, numbers int or float. Raises Refused."""
    try:
        return _Decoder(text).decode(text)
    except json.JSONDecodeError as error:
        raise Refused(error.lineno, f"filen är inte JSON: kolumn {error.colno} går inte att läsa") from None
    except _Twice as error:
        raise Refused(1, f"nyckeln {quoted(error)} står två gånger i samma objekt") from None
    except RecursionError:
        raise Refused(1, "filen är för djupt nästlad") from None
    except ValueError:
        raise Refused(1, "filen innehåller ett tal som inte går att läsa") from None


class _Decoder(json.JSONDecoder):
    """Python's own decoder, told where each object and list begins."""

    def __init__(self, text: str) -> None:
        self._breaks = [place for place, letter in enumerate(text) if letter == "\n"]
        super().__init__(object_pairs_hook=_without_doubles, parse_constant=_no_constant)
        self.parse_object = self._object
        self.parse_array = self._array
        self.scan_once = py_make_scanner(self)

    def _object(self, at: tuple[str, int], *rest: Any) -> tuple[LinedDict, int]:
        value, end = JSONObject(at, *rest)
        value.line = self._line(at[1])
        return value, end

    def _array(self, at: tuple[str, int], *rest: Any) -> tuple[LinedList, int]:
        values, end = JSONArray(at, *rest)
        found = LinedList(values)
        found.line = self._line(at[1])
        return found, end

    def _line(self, place: int) -> int:
        return bisect_left(self._breaks, place) + 1


def _without_doubles(pairs: list[tuple[str, Any]]) -> LinedDict:
    found = LinedDict()
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)
