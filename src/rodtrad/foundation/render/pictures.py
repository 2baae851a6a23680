"""Pictures in documents: judged before they are drawn, vectors turned into pixels where a form cannot hold them."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError

from rodtrad.foundation.render.blocks import Picture
from rodtrad.foundation.render.typesetting import to_png

MOST_MEGAPIXELS: Final = 40
"""The default of the setting ``letterhead.most_megapixels``."""
_CEILING: Final = 80
"""The highest that the setting may say."""
_KINDS: Final = ("PNG", "JPEG")


class PictureRefused(ValueError):
    """The picture cannot be used. ``reason``: too-large, not-a-picture or wrong-kind; ``megapixels`` when known."""

    def __init__(self, reason: str, megapixels: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.megapixels = megapixels


def judge(data: bytes, most_megapixels: int = MOST_MEGAPIXELS) -> str:
    """Read the picture's head only, and say its kind. Raises PictureRefused: pixels are never unpacked before that."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=(*_KINDS, "GIF", "WEBP", "BMP", "TIFF")) as found:
                wide, high, kind = *found.size, found.format
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise PictureRefused("too-large") from error
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise PictureRefused("not-a-picture") from error
    if wide * high > most_megapixels * 1_000_000:
        raise PictureRefused("too-large", wide * high / 1_000_000)
    if kind not in _KINDS:
        raise PictureRefused("wrong-kind")
    return str(kind)


def png_of(picture: Picture) -> bytes:
    """The picture as pixels: its own data, or its drawing at 200 dots per inch. Raises PictureRefused."""
    if picture.svg:
        return rasterised(picture.svg)
    judge(picture.data, _CEILING)
    return picture.data


@lru_cache(maxsize=32)
def rasterised(svg: str) -> bytes:
    """A drawing as PNG, by typst, with our fonts."""
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("a.svg", width: 720pt)'
    return to_png({"main.typ": page, "a.svg": svg.encode()}, dots_per_inch=200.0)


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    with Image.open(BytesIO(data)) as found:
        return found.size
