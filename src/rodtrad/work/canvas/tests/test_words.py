"""How saved values are told."""

from __future__ import annotations

import pytest
from django.utils import translation

from rodtrad.work.canvas.choices import said


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("actor_role", '["informs", "decides"]', "informerar, beslutar"),
        ("criteria", '{"age_min": 75, "gender": ["man"]}', "Ålder från: 75\nKön: män"),
        ("text", "[inte färdigt", "[inte färdigt"),
        ("text", "Någon att äta med", "Någon att äta med"),
    ],
)
def test_value_when_the_log_keeps_a_list_or_a_map_then_told_in_words(field, value, told) -> None:
    with translation.override("sv"):
        assert said(field, value) == told
