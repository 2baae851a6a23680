"""Pictures drawn anew: what is kept is what can be seen, and nothing that came with it (place, camera, words)."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from rodtrad.foundation.files.refusals import FileRefused

# How each kind is written. A moving picture becomes its first frame, so GIF becomes PNG.
_WRITTEN: dict[str, tuple[str, dict[str, object]]] = {
    "png": ("png", {"optimize": False, "compress_level": 6}),
    "gif": ("png", {"compress_level": 6}),
    "jpeg": ("jpeg", {"quality": 88, "progressive": True}),
    "webp": ("webp", {"quality": 88}),
}


def drawn_anew(kind: str, data: bytes, *, megapixels: int) -> tuple[str, bytes]:
    """The kind and bytes of the same picture without anything else in it, the right way up.

    Its size is read from its head: one of more than ``megapixels`` is refused without being decoded.
    """
    try:
        picture = Image.open(BytesIO(data), formats=[kind.upper()])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(megapixels) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _broken() from error
    if picture.width * picture.height > megapixels * 1_000_000:
        raise _too_many(megapixels)
    try:
        return _written(kind, picture)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError) as error:
        raise _broken() from error


def _written(kind: str, picture: Image.Image) -> tuple[str, bytes]:
    made, options = _WRITTEN[kind]
    upright = ImageOps.exif_transpose(picture)
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    clean = upright.convert("RGBA" if has_alpha and made != "jpeg" else "RGB")
    clean.info.clear()
    out = BytesIO()
    clean.save(out, format=made.upper(), **options)
    return made, out.getvalue()


def _too_many(megapixels: int) -> FileRefused:
    text = _("The picture is larger than %(number)s megapixels. Make it smaller and send it in again.")
    return FileRefused(text % {"number": megapixels}, "megapixels")


def _broken() -> FileRefused:
    return FileRefused(
        _("The picture cannot be opened: it is broken, or not what it says. Save it anew."), "broken"
    )
