"""Attachments that have lost their bytes are told of."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.files import services
from rodtrad.foundation.files.doctor import contents
from rodtrad.foundation.files.models import Content
from rodtrad.foundation.files.tests.conftest import SYSTEM

pytestmark = pytest.mark.django_db


def test_contents_when_shorter_or_gone_then_told(item, developer):
    with acting(SYSTEM):
        short, gone, _whole = (
            services.attach(developer, item, name=f"{name}.txt", data=name.encode())
            for name in ("kort", "borta", "hel")
        )
        assert contents() == []

        Content.objects.filter(attachment=short).update(data=b"kor")
        Content.objects.filter(attachment=gone).delete()

        assert contents()[0].examples == (short.code, gone.code)
