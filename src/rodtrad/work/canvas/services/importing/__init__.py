"""Bringing cases in from a file: all of them or none, in one short transaction (form section 13)."""

from rodtrad.work.canvas.services.importing.apply import Done, ImportStale, apply
from rodtrad.work.canvas.services.importing.plans import CasePlan, Outcome, Plan
from rodtrad.work.canvas.services.importing.problems import Refusal
from rodtrad.work.canvas.services.importing.uploads import (
    erase_old_uploads,
    erase_upload,
    keep_upload,
    upload_of,
)

__all__ = [
    "CasePlan",
    "Done",
    "ImportStale",
    "Outcome",
    "Plan",
    "Refusal",
    "apply",
    "erase_old_uploads",
    "erase_upload",
    "keep_upload",
    "upload_of",
]
