"""Documents of a case: values in, a render.Document out. Only what the reader may see ever gets in (``sources``)."""

from rodtrad.work.canvas.documents.comparison import NOW, NoSketch
from rodtrad.work.canvas.documents.making import KINDS, Held, Made, build, make
from rodtrad.work.canvas.documents.sources import Told, of_actor, of_file

__all__ = ["KINDS", "NOW", "Held", "Made", "NoSketch", "Told", "build", "make", "of_actor", "of_file"]
