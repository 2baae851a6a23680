"""PDF by typst: PDF/UA-1 and PDF/A-2a, so that assistive technology can read it and the archive can keep it."""

from rodtrad.foundation.render.pdf.build import render_pdf

__all__ = ["render_pdf"]
