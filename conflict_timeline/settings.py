"""All settings. The environment is read here and nowhere else; README.md has the table."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import URLValidator, validate_email

from conflict_timeline.database import UnusableDatabaseUrl, database_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"


def text_from_environment(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag_from_environment(name: str, *, default: bool) -> bool:
    """Read yes/no. Raises ImproperlyConfigured for anything else."""
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    value = text_from_environment(name).lower()
    if not value:
        return default
    if value not in words:
        raise ImproperlyConfigured(f"{name}={value!r}: use one of {', '.join(words)}.")
    return words[value]


def list_from_environment(name: str) -> list[str]:
    return [part.strip() for part in text_from_environment(name).split(",") if part.strip()]


def number_from_environment(name: str, *, default: int) -> int:
    """Read a whole number. Raises ImproperlyConfigured for anything else."""
    value = text_from_environment(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name}={value!r}: use a whole number.")
    return int(value)


def contact_from_environment(name: str) -> str:
    """Read an email address or an HTTPS address. Raises ImproperlyConfigured for anything else."""
    value = text_from_environment(name)
    check = URLValidator(schemes=["https"]) if "://" in value else validate_email
    try:
        if value:
            check(value)
    except ValidationError:
        raise ImproperlyConfigured(
            f"{name}={value!r}: use an email address, or an address that starts with https://."
        ) from None
    return value


def kept_secret(path: Path) -> str:
    """A key made on the spot for a machine that serves only itself, kept between runs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


ALLOWED_HOSTS = list_from_environment("ALLOWED_HOSTS")
_secret_key = text_from_environment("SECRET_KEY")
DEBUG = flag_from_environment("DEBUG", default=not (_secret_key or ALLOWED_HOSTS))
PRODUCTION = bool(_secret_key or ALLOWED_HOSTS)
if PRODUCTION and not _secret_key:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set: make one with "
        "python -c 'import secrets; print(secrets.token_urlsafe(50))'."
    )
if PRODUCTION and not ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set: name the hosts served, comma apart.")
SECRET_KEY = _secret_key or kept_secret(VAR_DIR / "secret_key")

try:
    DATABASES = {
        "default": database_settings(
            text_from_environment("DATABASE_URL", f"sqlite:///{VAR_DIR / 'timeline.sqlite3'}")
        )
    }
except UnusableDatabaseUrl as unusable:
    raise ImproperlyConfigured(str(unusable)) from unusable
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "ninja",
    "articles",
    "events",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "conflict_timeline.revalidation.Revalidated",
    "csp.middleware.CSPMiddleware",
    "conflict_timeline.rest.middleware.OpenReads",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "conflict_timeline.languages.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "conflict_timeline.urls"
WSGI_APPLICATION = "conflict_timeline.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "events.views.contact.contact",
                "conflict_timeline.languages.editions",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Reader pages in other languages than LANGUAGE_CODE have its code before their address; the
# admin and the API are English.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fa", "Dari")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
# Days are those of each outlet's own time zone (Publisher.time_zone); the server keeps UTC.
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there
MEDIA_URL = "media/"
MEDIA_ROOT = Path(text_from_environment("MEDIA_ROOT", str(VAR_DIR / "media")))
# Drawn again when they are missing, so this folder may be emptied at any time.
SHARE_PICTURES_DIR = VAR_DIR / "share_pictures"
MOST_SHARE_PICTURES = 1_000  # some 40 kB each
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Where readers write to when something is wrong; pages carry no such link while it is empty.
CONTACT = contact_from_environment("CONTACT")

# The largest source that is read whole: longer ones are refused before they are opened.
MAX_SOURCE_BYTES = number_from_environment("MAX_SOURCE_BYTES", default=10_000_000)
MAX_PICTURE_BYTES = number_from_environment("MAX_PICTURE_BYTES", default=20_000_000)
MAX_PICTURE_PIXELS = number_from_environment("MAX_PICTURE_PIXELS", default=40_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_SOURCE_BYTES
# A conflict's form carries every place of interest, five fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

_SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [_SELF],
        "style-src": [_SELF],
        "img-src": [_SELF, "data:"],
        "font-src": [_SELF],
        "connect-src": [_SELF],
        "form-action": [_SELF],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": [_SELF],
    }
}

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION and not DEBUG
SECURE_SSL_REDIRECT = flag_from_environment("SECURE_SSL_REDIRECT", default=PRODUCTION and not DEBUG)
SECURE_HSTS_SECONDS = number_from_environment(
    "SECURE_HSTS_SECONDS", default=31_536_000 if PRODUCTION and not DEBUG else 0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
if flag_from_environment("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
