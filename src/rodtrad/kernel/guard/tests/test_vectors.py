"""The vectors that the guard and its twin in the browser both have to pass.

Identity numbers are published examples or carry the birth numbers (98x, 239x) that Skatteverket keeps for
testing; phone numbers are from the ranges that PTS keeps for fiction; everything else is invented.
"""

import json
from importlib.resources import files

import pytest

from rodtrad.kernel.guard import find, has_identity_number, mask

VECTORS = json.loads(files("rodtrad.kernel.guard").joinpath("vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"])[:40])
def test_find_gives_the_kinds_of_the_vector(vector):
    assert [hit.kind for hit in find(vector["text"])] == vector["kinds"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"])[:40])
def test_find_gives_the_same_inside_a_text(vector):
    text = f"Åsa sade: {vector['text']} … och “något” mer."

    assert [hit.kind for hit in find(text)] == vector["kinds"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"])[:40])
def test_mask_leaves_nothing_to_find(vector):
    masked = mask(vector["text"], find(vector["text"]))

    assert find(masked) == []
    assert has_identity_number(vector["text"]) == ("identity-number" in vector["kinds"])
