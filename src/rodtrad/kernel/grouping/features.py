"""What a text is compared by: the stems of its words, the pieces of its compounds and its runs of letters.

The runs (four letters inside one word) bring together what the stemmer and the compound splitter do not know: misspelt
words, new compounds, other inflections.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

import numpy as np
from scipy import sparse

from rodtrad.kernel.swedish import STOP_WORDS, parts, stem, words

RUN = 4
RUN_MARK, WHOLE_MARK = "#", "="


def folded(text: str) -> str:
    """The text as it counts when two are compared: composed letters, small letters, single spaces."""
    return " ".join(normalize("NFC", text).casefold().split())


def features(text: str) -> list[str]:
    """The features of a text, repeated as often as they occur; none for an empty text.

    A text of stop words alone is compared by those; one without any words (emoji, signs) by its whole self.
    """
    said = words(text)
    telling = [word for word in said if word not in STOP_WORDS] or said
    if telling:
        return [feature for word in telling for feature in _of_word(word)]
    whole = folded(text)
    return [WHOLE_MARK + whole] if whole else []


@lru_cache(maxsize=65_536)
def _of_word(word: str) -> tuple[str, ...]:
    framed = f" {word} "
    runs = (RUN_MARK + framed[at : at + RUN] for at in range(max(len(framed) - RUN + 1, 0)))
    return (stem(word), *parts(word), *runs)


def counts(texts: Sequence[str]) -> sparse.csr_matrix:
    """How often each feature occurs in each text (texts × features)."""
    columns: dict[str, int] = {}
    ends, found = [0], array("i")
    for text in texts:
        found.extend([columns.setdefault(feature, len(columns)) for feature in features(text)])
        ends.append(len(found))
    shape = (len(texts), max(len(columns), 1))
    table = sparse.csr_matrix((np.ones(len(found)), np.frombuffer(found, dtype=np.int32), ends), shape=shape)
    table.sum_duplicates()
    return table
