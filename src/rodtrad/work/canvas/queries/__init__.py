"""All reads of the canvas. The first argument is the actor; only what the actor may see comes back."""

from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, seen_by

__all__ = ["LoadedCase", "load_cases", "seen_by"]
