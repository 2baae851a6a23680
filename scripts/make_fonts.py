"""Make the TrueType fonts of documents out of the woff2 parts in build/woff2: one file per folder, into build/fonts.

Documents are set, and their texts measured, with these files and no others (never with the machine's own fonts).
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "build" / "woff2"
FONTS = ROOT / "build" / "fonts"
# Folder → (family, style, weight): the parts carry the name of their subset, which must not show.
NAMES = {
    "source-sans-3-regular": ("Source Sans 3", "Regular", 400),
    "source-sans-3-semibold": ("Source Sans 3", "SemiBold", 600),
    "source-sans-3-italic": ("Source Sans 3", "Italic", 400),
    "noto-emoji": ("Noto Emoji", "Regular", 400),
    "noto-sans-arabic": ("Noto Sans Arabic", "Regular", 400),
    "noto-sans-hebrew": ("Noto Sans Hebrew", "Regular", 400),
    "noto-sans-math": ("Noto Sans Math", "Regular", 400),
    "noto-sans-symbols-2": ("Noto Sans Symbols 2", "Regular", 400),
}
# fontTools cannot join these, and nothing is lost without them.
_DROPPED = ("meta", "STAT", "DSIG", "gasp", "fpgm", "prep", "cvt ", "HVAR", "MVAR", "avar", "fvar", "gvar")


def unpacked(part: Path, folder: Path) -> Path:
    """One woff2 part as TrueType without hinting."""
    font = TTFont(part, recalcTimestamp=False)
    font.flavor = None
    for name in _DROPPED:
        if name in font:
            del font[name]
    place = folder / f"{part.stem}.ttf"
    font.save(place)
    return place


def merged(folder: Path, out: Path) -> None:
    """Join all parts of a folder into one font with its right name. The first part wins where two hold a letter."""
    family, style, weight = NAMES[folder.name]
    with tempfile.TemporaryDirectory() as temporary:
        parts = [unpacked(part, Path(temporary)) for part in sorted(folder.glob("*.woff2"), key=_order)]
        font = Merger().merge([str(part) for part in parts]) if len(parts) > 1 else TTFont(parts[0])
        for number, text in ((1, family), (2, style), (4, f"{family} {style}"), (16, family), (17, style),
                             (6, f"{family} {style}".replace(" ", ""))):  # fmt: skip
            font["name"].setName(text, number, 3, 1, 0x409)
        font["OS/2"].usWeightClass = weight
        font.recalcTimestamp = False
        font.save(out)


def _order(part: Path) -> tuple[bool, str]:
    return part.stem != "latin", part.stem


def main() -> None:
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for name in NAMES:
        merged(PARTS / name, FONTS / f"{name}.ttf")


if __name__ == "__main__":
    main()
