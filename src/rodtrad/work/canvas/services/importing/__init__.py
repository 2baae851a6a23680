"""Bringing cases in from a file: all of them or none, in one short transaction (form section 13)."""

from rodtrad.work.canvas.services.importing.apply import Done, ImportStale, apply
from rodtrad.work.canvas.services.importing.plans import CasePlan, Outcome, Plan
from rodtrad.work.canvas.services.importing.problems import Refusal
from rodtrad.work.canvas.services.importing.uploads import (
    BRING_IN,
    READ,
    bring_in_later,
    erase_old_uploads,
    erase_upload,
    is_large,
    keep_upload,
    numbers_in,
    read_later,
    upload_of,
)

__all__ = [
    "BRING_IN",
    "READ",
    "CasePlan",
    "Done",
    "ImportStale",
    "Outcome",
    "Plan",
    "Refusal",
    "apply",
    "bring_in_later",
    "erase_old_uploads",
    "erase_upload",
    "is_large",
    "keep_upload",
    "numbers_in",
    "read_later",
    "upload_of",
]
