"""Paths of secure sign-in, beside those of one's own account. Names that begin with mfa_ or account_ are looked up by
allauth; of its pages only what is used."""

from django.urls import include, path

from rodtrad.foundation.access.views import codes, factors, mine, reset

_ours = [
    path("konto/saker/", mine.enrol, name="enrol"),
    path("konto/inloggningar/logga-ut-andra/", mine.end_others, name="end-others"),
    path("konto/inloggningar/sett/", mine.seen, name="seen"),
    path("konto/inloggningar/<slug:code>/logga-ut/", mine.end, name="end"),
    path("konto/saker/nycklar/<slug:code>/", factors.rename_passkey, name="passkey-name"),
    path("konto/saker/nycklar/<slug:code>/ta-bort/", factors.remove_passkey, name="passkey-remove"),
    path("forvalta/personer/<slug:code>/saker/", reset.reset, name="reset"),
]

urlpatterns = [
    path("konto/inloggningar/", mine.mine, name="mfa_index"),
    path("konto/logga-in/steg-tva/", factors.authenticate, name="mfa_authenticate"),
    path("konto/logga-in/nyckel/", factors.login_passkey, name="mfa_login_webauthn"),
    path("konto/bekrafta/", factors.confirm_password, name="account_reauthenticate"),
    path("konto/bekrafta/kod/", factors.confirm_code, name="mfa_reauthenticate"),
    path("konto/bekrafta/nyckel/", factors.confirm_passkey, name="mfa_reauthenticate_webauthn"),
    path("konto/saker/app/", factors.add_app, name="mfa_activate_totp"),
    path("konto/saker/app/ta-bort/", factors.remove_app, name="mfa_deactivate_totp"),
    path("konto/saker/ny-nyckel/", factors.add_passkey, name="mfa_add_webauthn"),
    path("konto/saker/koder/", codes.show, name="mfa_view_recovery_codes"),
    path("konto/saker/koder/fil/", codes.download, name="mfa_download_recovery_codes"),
    path("konto/saker/koder/nya/", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("", include((_ours, "access"))),
]
