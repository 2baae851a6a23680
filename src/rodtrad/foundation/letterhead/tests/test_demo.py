"""The demo's invented letterhead: templates that are taken in whole, and a logo."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.letterhead import demo
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.render.blocks import Document, Picture, Section, paragraphs
from rodtrad.foundation.render.forms import Letterhead, render
from rodtrad.foundation.render.office import judge_docx, judge_pptx
from rodtrad.foundation.render.pictures import PictureRefused
from rodtrad.foundation.render.tests.golden import png

DOCUMENT = Document("Sillfrukost", (Section("Nytta", (paragraphs("Gemenskap"),)),), organisation="Mölndal")


def test_templates_lack_nothing():
    assert judge_pptx(demo.pptx_template()) == ()
    assert judge_docx(demo.docx_template()) == ()


def test_logo_above_the_limit_is_left_out_and_told():
    own = Letterhead(logo=png(1_100, 1_000), most_megapixels=1)

    rendered = render(DOCUMENT, "docx", own)

    assert "logotyp" in rendered.remarks[0].lower()
    assert b"media/" not in rendered.data


def test_picture_above_the_limit_is_refused():
    picture = Picture("Träd", data=png(1_100, 1_000))
    document = Document("Sillfrukost", (Section("Nytta", (picture,)),))

    with pytest.raises(PictureRefused):
        render(document, "docx", Letterhead(most_megapixels=1))


@pytest.mark.django_db
def test_build_lets_the_place_draw_on_its_own(cast):
    with acting(system("test")) as actor:
        demo.build(actor, {"places": {demo.AT: cast.municipality}})
        found = letterhead_of(cast.unit)

    assert all((found.logo, found.pptx, found.docx))
    for form in ("pptx", "docx"):
        assert render(DOCUMENT, form, found).remarks == ()
