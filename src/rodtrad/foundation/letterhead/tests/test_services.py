"""Keeping a place's own templates and logo: judged, inherited, logged, taken away."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pptx import Presentation

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import scope
from rodtrad.foundation.letterhead import queries, services
from rodtrad.foundation.letterhead.models import OwnFile
from rodtrad.foundation.org.services import change_setting
from rodtrad.foundation.render.tests.golden import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast):
    with scope.acting(cast.actor("admin")) as actor:
        yield actor


def a_template() -> bytes:
    out = BytesIO()
    Presentation().save(out)
    return out.getvalue()


def test_keep_then_it_holds_below_and_is_logged(cast, admin):
    services.keep_file(admin, cast.municipality, "pptx", "mall.pptx", a_template())
    services.keep_file(admin, cast.municipality, "logo", "märke.png", png())

    own = queries.letterhead_of(cast.unit)
    assert (own.pptx, own.docx, own.logo) == (a_template(), b"", png())
    assert queries.letterhead_of(cast.neighbour_unit).pptx == b""
    used = queries.files_at(admin, cast.unit)
    assert {kind: (row.file.name, row.is_own) for kind, row in used.items()} == {
        "pptx": ("mall.pptx", False), "logo": ("märke.png", False),
    }  # fmt: skip
    assert Entry.objects.filter(action="letterhead.kept", place=cast.municipality.code).count() == 2


def test_nearest_wins_and_taking_away_gives_back(cast, admin):
    services.keep_file(admin, cast.municipality, "logo", "stor.png", png())
    services.keep_file(admin, cast.unit, "logo", "egen.png", png(9, 9))
    assert queries.letterhead_of(cast.unit).logo == png(9, 9)

    services.take_away(admin, cast.unit, "logo")

    assert queries.letterhead_of(cast.unit).logo == png()
    assert Entry.objects.filter(action="letterhead.taken-away").count() == 1


def test_keep_again_then_replaced(cast, admin):
    services.keep_file(admin, cast.unit, "logo", "a.png", png())
    services.keep_file(admin, cast.unit, "logo", "b.png", png(9, 9))

    assert [row.name for row in OwnFile.objects.all()] == ["b.png"]


@pytest.mark.parametrize(
    ("kind", "name", "data", "reason"),
    [
        ("pptx", "mall.pptm", b"x", "ending"),
        ("pptx", "mall.pptx", b"x", "not-a-template"),
        ("docx", "mall.docx", a_template(), "not-a-template"),
        ("logo", "bild.png", b"x", "not-a-picture"),
        ("logo", "bild.png", b"x" * 5_000_001, "too-large"),
    ],
)
def test_keep_when_unfit_then_refused_and_nothing_kept(cast, admin, kind, name, data, reason):
    with pytest.raises(ValidationError) as refused:
        services.keep_file(admin, cast.unit, kind, name, data)

    assert refused.value.code == reason
    assert not OwnFile.objects.exists()


def test_keep_when_it_holds_an_identity_number_then_refused(cast, admin):
    file = docx.Document()
    paragraph = file.add_paragraph("Hon heter 811218")
    paragraph.add_run("-9876").bold = True
    out = BytesIO()
    file.save(out)

    with pytest.raises(ValidationError) as refused:
        services.keep_file(admin, cast.unit, "docx", "mall.docx", out.getvalue())

    assert refused.value.code == "identity-number"


def test_keep_when_more_megapixels_than_the_setting_then_refused(cast, admin):
    change_setting(admin, cast.municipality, "letterhead.most_megapixels", 1)

    with pytest.raises(ValidationError) as refused:
        services.keep_file(admin, cast.unit, "logo", "bild.png", png(1000, 1001))

    assert refused.value.code == "too-large"


def test_keep_when_not_allowed_then_refused(cast):
    with scope.acting(cast.actor("manager")) as actor, pytest.raises(PermissionDenied):
        services.keep_file(actor, cast.unit, "logo", "a.png", png())


def test_letterhead_takes_three_queries_whatever_the_depth(cast, admin, django_assert_num_queries):
    services.keep_file(admin, cast.municipality, "logo", "a.png", png())
    services.keep_file(admin, cast.area, "pptx", "a.pptx", a_template())
    with django_assert_num_queries(3):
        queries.letterhead_of(cast.unit)
