"""Browsers and systems as people call them, and which permissions make somebody an administrator."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

BROWSERS = {
    "edge": "Edge",
    "samsung": "Samsung Internet",
    "opera": "Opera",
    "firefox": "Firefox",
    "chrome": "Chrome",
    "safari": "Safari",
    "other": _("A browser"),
}
SYSTEMS = {
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "Android",
    "chromeos": "ChromeOS",
    "windows": "Windows",
    "mac": "Mac",
    "linux": "Linux",
    "other": pgettext_lazy("kind of computer", "an unknown device"),
}
# Who may do any of these may administer: such people need a second factor (setting access.required).
ADMINISTERING = ("org.manage-people", "org.manage-places", "org.manage-networks", "org.change-settings")
APP, PASSKEY, CODES = "totp", "webauthn", "recovery_codes"  # what allauth.mfa calls them
