"""docs/permissions.md is what the manifests declare."""

from __future__ import annotations

from rodtrad.config.env import CHECKOUT
from rodtrad.foundation.org import permissions_doc

RENEW = (
    "renew it: .venv/bin/rodtrad manage shell --no-imports -c 'from pathlib import Path; "
    'from rodtrad.foundation.org import permissions_doc as d; d.write(Path("docs/permissions.md"))\''
)


def test_docs_permissions_when_compared_then_as_generated():
    assert (CHECKOUT / "docs" / "permissions.md").read_text(encoding="utf-8") == permissions_doc.render(), (
        RENEW
    )
