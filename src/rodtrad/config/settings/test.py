"""The tests: quick password hashing, unhashed static names, nothing kept."""

import sys
from typing import Any, cast

from rodtrad.config.env import ENV
from rodtrad.config.settings import base
from rodtrad.config.settings.base import *

sys.path.append(str(ENV.checkout))  # for tests.toyapp, also when mypy or a command reads these settings
INSTALLED_APPS = [*INSTALLED_APPS, "tests.toyapp"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
AXES_ENABLED = False
KOLADA_URL = ""  # no test asks Kolada; some ask a service of their own on loopback
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
if (
    "init_command" in DATABASES["default"]["OPTIONS"]
):  # SQLite: in a file, as in earnest, so that threads meet there
    DATABASES["default"]["TEST"] = {"NAME": ENV.data_dir / "test.sqlite3"}
else:  # two checkouts may test at once on one server
    DATABASES["default"]["TEST"] = {"NAME": "test_" + "".join(filter(str.isalnum, ENV.checkout.name)).lower()}
cast(dict[str, Any], base.TEMPLATES[0]["OPTIONS"])["string_if_invalid"] = "UNKNOWN-VARIABLE(%s)"
