"""Who gets what from the pages of secure sign-in. 302 before somebody has shown once more that it is them."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from tests.permission_rows import Given, Row

from rodtrad.foundation.access.queries import code_of


def a_session(cast: Any) -> Given:
    return Given({"code": "23456789ab"})


def a_passkey(cast: Any) -> Given:
    row = Authenticator.objects.create(
        user=cast.staff, type="webauthn", data={"name": "Nyckel", "credential": {}}
    )
    return Given({"code": code_of(row)}, people={"owner": cast.staff})


def a_person(cast: Any) -> Given:
    Authenticator.objects.create(user=cast.staff, type="totp", data={"secret": "x"})
    return Given({"code": cast.staff.code}, people={"outsider": cast.outsider})


NONE = "302 404 404 404 404 404 404 404 404"
EVERYBODY = "302 200 200 200 200 200 200 200 200"
ROWS = {
    #             stranger guest elected neighbour staff manager developer supervisor admin
    "mfa_index": Row(get=EVERYBODY),
    "access:enrol": Row(get="302 200 200 200 200 200 200 200 302"),
    "access:end": Row(get="405", post="302", given=a_session),
    "access:end-others": Row(get="405", post="302"),
    "access:seen": Row(get="405", post="302"),
    "access:passkey-name": Row(
        get="302 404 404 404 200 404 404 404 404", post="302 404 404 404 422 404 404 404 404", given=a_passkey
    ),
    "access:passkey-remove": Row(get="302", post="302", given=a_passkey),
    "access:reset": Row(
        get="302 404 404 404 403 403 403 404 200", post="302 404 404 404 403 403 403 404 302", given=a_person
    ),
    "mfa_authenticate": Row(get="302", post="302"),
    "mfa_login_webauthn": Row(get="302", post="302"),
    "account_reauthenticate": Row(
        get="302 200 200 200 200 200 200 200 302", post="302 422 422 422 422 422 422 422 302"
    ),
    "mfa_reauthenticate": Row(
        get="302 302 302 302 302 302 302 302 200", post="302 302 302 302 302 302 302 302 422"
    ),
    "mfa_reauthenticate_webauthn": Row(get="302", post="302"),
    "mfa_activate_totp": Row(get="302", post="302"),
    "mfa_deactivate_totp": Row(
        get="302 404 404 404 404 404 404 404 302", post="302 404 404 404 404 404 404 404 302"
    ),
    "mfa_add_webauthn": Row(get="302", post="302"),
    "mfa_view_recovery_codes": Row(get=NONE, post="302 404 404 404 404 404 404 404 404"),
    "mfa_download_recovery_codes": Row(get=NONE),
    "mfa_generate_recovery_codes": Row(get="302", post="302"),
}
