"""What may be attached, by its content: every kind once, and everything that must be refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from rodtrad.foundation.files.choices import KINDS, MAY_BE_SENT
from rodtrad.foundation.files.queries import Limits
from rodtrad.foundation.files.refusals import FileRefused
from rodtrad.foundation.files.services import judge, tidy
from rodtrad.foundation.files.tests.samples import BAD, GOOD, office, picture

LIMITS = Limits(per_file=15, per_item=100, megapixels=40)


@pytest.mark.parametrize("name", GOOD)
def test_file_when_it_is_what_it_says_then_taken(name):
    judged = judge(name, GOOD[name], LIMITS)

    assert (judged.name, name.lower().endswith(judged.kind.endings)) == (name, True)
    if not judged.kind.picture:
        assert judged.data == GOOD[name]


def test_every_kind_has_a_good_sample():
    assert {judge(name, data, LIMITS).kind.name for name, data in GOOD.items()} | {"gif"} == set(KINDS)


@pytest.mark.parametrize("name", BAD)
def test_file_when_it_must_not_be_here_then_refused_with_what_to_do(name):
    data, code = BAD[name]

    with pytest.raises(FileRefused) as refusal:
        judge(name, data, LIMITS)

    assert refusal.value.reason == code
    said = refusal.value.message_dict["file"][0]
    assert (str(MAY_BE_SENT) in said) == (code in {"active", "kind", "name", "macros", "polyglot"})
    assert "811218" not in said


def test_file_when_larger_than_the_setting_then_refused():
    with pytest.raises(FileRefused, match="1 megabyte"):
        judge("a.txt", b"a" * 1_000_001, Limits(per_file=1, per_item=100, megapixels=40))


def test_picture_when_drawn_anew_then_nothing_that_came_with_it_is_left():
    exif = Image.Exif()
    exif[0x010E] = "Hemlig plats"
    sent = picture("jpeg", exif=exif, comment=b"Hemlig plats") + b"<script>Hemlig plats</script>"

    kept = judge("bild.jpg", sent, LIMITS).data

    assert b"Hemlig plats" in sent
    assert b"Hemlig plats" not in kept
    assert Image.open(BytesIO(kept)).getexif() == {}
    assert Image.open(BytesIO(kept)).size == (40, 30)


def test_picture_when_it_lies_on_its_side_then_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert Image.open(BytesIO(judge("bild.jpg", picture("jpeg", exif=exif), LIMITS).data)).size == (30, 40)


def test_picture_when_it_can_be_seen_through_then_still_so():
    out = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, format="png")

    assert Image.open(BytesIO(judge("a.png", out.getvalue(), LIMITS).data)).getpixel((0, 0))[3] == 0


def test_picture_when_it_moves_then_its_first_frame_as_png():
    out = BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("#ff0000", "#00ff00")]
    frames[0].save(out, format="gif", save_all=True, append_images=frames[1:])

    judged = judge("rörlig.gif", out.getvalue(), LIMITS)

    assert (judged.name, judged.kind.name) == ("rörlig.png", "png")
    assert Image.open(BytesIO(judged.data)).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_sheet_when_it_holds_fractions_then_they_are_no_identity_numbers():
    sheet = "<row><c><v>0.8112189876</v></c><c><v>12.5</v></c></row>"

    assert judge("a.xlsx", office("xlsx", **{"xl/worksheets/sheet1.xml": sheet}), LIMITS).kind.name == "xlsx"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("C:\\Mina\\bild.png", "bild.png"), ("../../etc/passwd.txt", "passwd.txt"), ("a\u202egnp.exe", "a gnp.exe"),
        ("  två   ord .txt", "två ord.txt"), ('"<b>.txt', "b.txt"), (".txt", "txt"),
        ("å" * 300 + ".pdf", "å" * 140 + ".pdf"),
        ("a\r\nSet-Cookie.txt", "a Set-Cookie.txt"),
    ],
)  # fmt: skip
def test_name_when_tidied_then_one_plain_line(sent, kept):
    assert tidy(sent) == kept
