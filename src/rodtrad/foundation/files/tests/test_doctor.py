"""Attachments that have lost their bytes are told of."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.files import services
from rodtrad.foundation.files.doctor import contents
from rodtrad.foundation.files.models import Content
from rodtrad.foundation.files.tests.conftest import SYSTEM
from rodtrad.foundation.files.tests.samples import pdf

pytestmark = pytest.mark.django_db


def test_contents_when_shorter_or_gone_then_told(item, developer):
    with acting(SYSTEM):
        short = services.attach(developer, item, name="kort.pdf", data=pdf())
        gone = services.attach(developer, item, name="borta.pdf", data=pdf())
        services.attach(developer, item, name="hel.pdf", data=pdf())
        assert contents() == []

        Content.objects.filter(attachment=short).update(data=pdf()[:-1])
        Content.objects.filter(attachment=gone).delete()

        assert contents()[0].examples == (short.code, gone.code)
