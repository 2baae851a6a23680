"""The columns of a file of ideas, and how long a text may be."""

from __future__ import annotations

from collections.abc import Mapping

LONGEST = 10_000

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "idé", "ide", "förslag", "idea", "suggestion"),
    "source_key": ("id", "nummer", "nr"),
    "category": ("kategori", "category"),
    "level": ("niva", "nivå", "level"),
    "idea_type": ("typ", "type"),
    "mandate": ("mandat", "mandate"),
    "origin": ("ursprung", "origin"),
    "challenge": ("utmaning", "challenge"),
    "sender_role": ("roll", "role"),
    "place": ("enhet", "unit"),
    "remark": ("anmarkning", "anmärkning", "remark"),
    "when": ("forslag_nar", "när"),
    "who": ("forslag_vem", "vem"),
    "requirements": ("forslag_krav", "krav"),
    "basis": ("triage_grund",),
}
"""Field → the headings by which a column is known, in small letters. What ours exports is among them."""
