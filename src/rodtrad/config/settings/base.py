"""What holds in every installation. Values that differ come from the environment, read in one place: env.py."""

from rodtrad.config.env import ENV

BASE_URL = ENV.base_url
CHECKOUT = ENV.checkout
DATA_DIR = ENV.data_dir
SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = ENV.allowed_hosts

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "rodtrad.foundation.ui",  # before allauth, so that its pages are ours
    "rodtrad.foundation.access",  # the same
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "rodtrad.foundation.base",
    "rodtrad.foundation.render",
    "rodtrad.foundation.audit",
    "rodtrad.foundation.jobs",
    "rodtrad.foundation.org",
    "rodtrad.foundation.rest",
    "rodtrad.foundation.letterhead",
    "rodtrad.foundation.thread",
    "rodtrad.foundation.files",
    "rodtrad.foundation.talk",
    "rodtrad.foundation.upkeep",
    "rodtrad.sources.indicators",
    "rodtrad.work.insights",
    "rodtrad.work.ideas",
    "rodtrad.work.canvas",
    "rodtrad.work.trials",
    "rodtrad.overview.home",
]

MIDDLEWARE = [
    "rodtrad.foundation.base.middleware.AddressGuard",  # first: nothing after it meets a number in an address
    "rodtrad.foundation.base.middleware.SafeHeaders",
    "csp.middleware.CSPMiddleware",  # outside what may refuse or answer by itself
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rodtrad.foundation.org.middleware.ActorMiddleware",
    "rodtrad.foundation.access.middleware.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "rodtrad.config.urls"
WSGI_APPLICATION = "rodtrad.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["rodtrad.foundation.ui.loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["django.templatetags.i18n", "django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rodtrad.foundation.org.context.page",
            ],
        },
    }
]

DATABASES = {"default": ENV.database}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

STATIC_URL = "/static/"
STATIC_ROOT = ENV.checkout / "build" / "static"
STATICFILES_DIRS = [ENV.checkout / "build" / "assets"]
DOCUMENT_FONTS = ENV.checkout / "build" / "fonts"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"
KOLADA_URL = ENV.kolada_url
NATIONAL_DIR = DATA_DIR / "national"  # what Kolada has answered; it can be asked for again
FILE_UPLOAD_HANDLERS = ["rodtrad.foundation.base.uploads.MemoryOnly"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 6_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 6_000_000  # a case file is judged before any of it reaches a disk
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
LANGUAGE_COOKIE_NAME = "rodtrad_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"

from rodtrad.config.settings.logs import *  # noqa: E402
from rodtrad.config.settings.mail import *  # noqa: E402
from rodtrad.config.settings.security import *  # noqa: E402
