"""One line of JSON to the answers it holds; whatever is no such object is refused."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from rodtrad.kernel.scales.instruments import score
from rodtrad.kernel.scales.refusal import Refused

NOT_AN_OBJECT = 'raden ska vara ett JSON-objekt: {"answers": …, "sex": "K", "M" eller null}'


def score_line(instrument: str, line: bytes) -> dict[str, object]:
    """Score one line of UTF-8. Raises Refused for the line, KeyError for an unknown instrument."""
    given = _object(line)
    if "answers" not in given:
        raise Refused("nyckeln answers saknas")
    return score(instrument, given["answers"], given.get("sex"))


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = _DECODER.decode(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8, thousands of digits, endless nesting
        if isinstance(error, Refused):
            raise
        raise Refused(NOT_AN_OBJECT) from error
    if not isinstance(given, dict):
        raise Refused(NOT_AN_OBJECT)
    return given


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Refused("en nyckel står två gånger; behåll en")
    return found


def _no_number(_text: str) -> NoReturn:
    raise Refused(NOT_AN_OBJECT)  # NaN and Infinity are no JSON


_DECODER = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_number)
