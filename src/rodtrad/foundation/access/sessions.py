"""The session engine (SESSION_ENGINE): Django's in the database, in a table that says whose a session is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import models

DEVICE = "device"  # the key in a session under which (browser, system) lie


class SessionStore(DatabaseStore):
    """``row``: the session as it was read, None while nothing has been."""

    row: Any = None

    @classmethod
    def get_model_class(cls) -> type[models.Model]:  # type: ignore[override]
        from rodtrad.foundation.access.models import (
            Session,
        )  # Django's apps are not ready when settings are read

        return Session

    def _get_session_from_db(self) -> Any:
        self.row = super()._get_session_from_db()  # type: ignore[misc]
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.browser, row.system = data.get(DEVICE, ("", ""))
        return row
