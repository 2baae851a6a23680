"""PowerPoint: native tables and charts, speaker notes, alternative texts, and a language on every run of text."""

from rodtrad.foundation.render.pptx.deck import render_pptx

__all__ = ["render_pptx"]
