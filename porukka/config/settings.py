"""Django's settings. What an operator may change is in environment.py; nothing else is needed to run."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from porukka.config import environment

ENV = environment.read()
PACKAGE = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

PORUKKA_DATA = ENV.data
PORUKKA_URL = ENV.url
PORUKKA_DEV = ENV.dev
PORUKKA_PROXIES = ENV.proxies
REDIS_URL = ENV.redis_url

SECRET_KEY = environment.secret_key(ENV.data)
DEBUG = False
ALLOWED_HOSTS = [ENV.host, "127.0.0.1", "localhost", "[::1]"] if ENV.dev else [ENV.host]
CSRF_TRUSTED_ORIGINS = [ENV.url]
ROOT_URLCONF = "porukka.config.urls"
WSGI_APPLICATION = "porukka.config.wsgi.application"
DATABASES = {"default": environment.database(ENV)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # from the top floor down: a higher folder's templates and translations win
    "porukka.config",
    "porukka.home",
    "porukka.importing",
    "porukka.history",
    "porukka.guide",
    "porukka.goals",
    "porukka.rounds",
    "porukka.notifications",
    "porukka.moderation",
    "porukka.insights",
    "porukka.mood",
    "porukka.ledger",
    "porukka.search",
    "porukka.newcomers",
    "porukka.profiles",
    "porukka.thanks",
    "porukka.register",
    "porukka.polls",
    "porukka.ideas",
    "porukka.events",
    "porukka.questions",
    "porukka.confirmations",
    "porukka.links",
    "porukka.stories",
    "porukka.pages",
    "porukka.purpose",
    "porukka.attachments",
    "porukka.discussions",
    "porukka.joining",
    "porukka.communities",
    "porukka.people",
    "porukka.core",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
]

MIDDLEWARE = [
    "porukka.core.headers.Headers",
    "porukka.people.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "porukka.people.sessions.SignedIn",
    "porukka.people.middleware.LanguageAndZone",
    "porukka.core.errors.Refusals",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "porukka.core.jinja.Jinja",
        "OPTIONS": {
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "porukka.core.context.page",
            ],
            "auto_reload": ENV.dev,
            "globals": {
                "community_url": "porukka.communities.addresses.community_url",
                "room_url": "porukka.communities.addresses.room_url",
                "face_of": "porukka.communities.queries.face_of",
                "around_of": "porukka.communities.around.around_of",
            },
        },
    },
    {  # only for allauth's pages
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# People
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["porukka.people.hashing.QueuedArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "porukka.people.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_FORMS = {
    "signup": "porukka.people.forms.SignUp",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_TIMEOUT = 30 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# Not EMAIL_VERIFICATION_SUPPORTS_CHANGE: allauth offers it for new addresses only, which tells the known ones apart.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = True
# By address ("ip": IPv4, or an IPv6 /64, see people.addresses), by e-mail address ("key") or person ("user").
# views/waiting.py tells how long they last.
ACCOUNT_RATE_LIMITS = {
    "login": "25/5m/ip",
    "login_failed": "25/5m/ip,25/h/key",
    "reset_password": "20/30m/ip,5/30m/key",
    "reset_password_from_key": "20/30m/ip",
    "signup": "20/30m/ip",
    "confirm_email": "5/30m/key",
    "request_login_code": "20/30m/ip,5/30m/key",
    "manage_email": "10/m/user",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}

# Sessions and cookies
SESSION_ENGINE = "porukka.people.sessions"
SESSION_COOKIE_NAME = "porukka"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "porukka.core.messages.Storage"

CSRF_FAILURE_VIEW = "porukka.core.errors.old_form"

# Security headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENV.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.proxies else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("fi", _("Finnish")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "porukka_language"
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SECURE = ENV.secure
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# Caches: throttles must survive a restart, so the default is the database; "hot" is this process's own.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "core_cache"},
    "hot": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = ENV.data / "static"
MEDIA_ROOT = ENV.data / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Mail: everything goes to the outbox table in the writer's own transaction; the worker sends it on.
EMAIL_BACKEND = "porukka.core.mail.backend.OutboxBackend"
_mail = urlsplit(ENV.email_url)
_mail_options = parse_qs(_mail.query)
DEFAULT_FROM_EMAIL = _mail_options.get("from", [f"Porukka <porukka@{ENV.host}>"])[0]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = _mail.hostname or ""
EMAIL_PORT = _mail.port or {"smtps": 465, "smtp+tls": 587}.get(_mail.scheme, 25)
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_TLS = _mail.scheme == "smtp+tls"
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_TIMEOUT = 20
# Where the worker sends the outbox: a mail server, or files one can read in the data folder.
OUTBOX_TRANSPORT = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail.scheme.startswith("smtp")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = ENV.data / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.server": {"level": "WARNING"}, "huey": {"level": "WARNING"}},
}

if TESTING:
    if not ENV.database_url:  # a file, because two writers of a database in memory do not wait for each other
        DATABASES["default"]["TEST"] = {"NAME": str(ENV.data / "test.sqlite3")}
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    ALLOWED_HOSTS = ["*"]
