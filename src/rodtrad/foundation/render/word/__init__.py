"""Word: real headings, lists and header rows, a language, alternative texts."""

from rodtrad.foundation.render.word.build import render_docx

__all__ = ["render_docx"]
