"""Django settings, read once from the environment (``GONGKAI_…``); every default runs on one machine."""

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from environs import Env, validate

env = Env(prefix="GONGKAI_")


def _secret_key(folder: Path) -> str:
    """Return the installation's own key, made on first start and readable by its owner alone."""
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return file.read_text(encoding="ascii")


def _folder(path: Path) -> Path:
    """Make a folder that only its owner looks into."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.str("DATA", "var")).resolve()
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", "") or _secret_key(DATA)
ALLOWED_HOSTS = env.list("HOSTS", ["127.0.0.1", "localhost", "[::1]"])
HTTPS = env.bool("HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "gongkai.config",
    "gongkai.desk",
    "gongkai.portal",
    "gongkai.samples",
    "gongkai.reports",
    "gongkai.assessments",
    "gongkai.inspections",
    "gongkai.accountability",
    "gongkai.incidents",
    "gongkai.briefings",
    "gongkai.restructuring",
    "gongkai.appraisals",
    "gongkai.archives",
    "gongkai.exports",
    "gongkai.push",
    "gongkai.screens",
    "gongkai.mailbox",
    "gongkai.channels",
    "gongkai.digests",
    "gongkai.robots",
    "gongkai.obligations",
    "gongkai.disclosures",
    "gongkai.catalogue",
    "gongkai.screening",
    "gongkai.calendars",
    "gongkai.policy",
    "gongkai.leading",
    "gongkai.files",
    "gongkai.notices",
    "gongkai.orgs",
    "gongkai.ledger",
    "gongkai.ui",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks_db",
    "tree_queries",
    "csp",
]

MIDDLEWARE = [
    "gongkai.portal.nameless.Nameless",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.ui.http.KeptByNobody",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongkai.desk.accounts.NewPasswordFirst",
]

ROOT_URLCONF = "gongkai.config.urls"
WSGI_APPLICATION = "gongkai.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai.ui.context.house",
                "gongkai.desk.context.desk",
                "gongkai.samples.context.accounts",
            ]
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'gongkai.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", 8)}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
TICK_SECONDS = env.int("TICK_SECONDS", 20)

REDIS_URL = env.str("REDIS_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

MEDIA_ROOT = DATA / "files"
MEDIA_URL = "/no-such-path/"  # stored files are reached through the audience rule alone
S3_BUCKET = env.str("S3_BUCKET", "")
STORAGES = {
    "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_name": S3_BUCKET}}
    if S3_BUCKET
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT", 50 * 1024 * 1024)
"""Largest file that may be uploaded, in bytes."""
ACCEL_PREFIX = env.str("ACCEL_PREFIX", "")
"""Where the web server in front keeps the stored files, if it is to send them itself (``/stored-files/``)."""
FILE_UPLOAD_TEMP_DIR = _folder(DATA / "uploads")
"""Where a large upload lies until it is stored: a place of our own, so that nothing is left in the system's."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

AUTH_USER_MODEL = "orgs.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/account/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "gongkai.desk.accounts.ClosedSignUp"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXIES", 0)
"""How many web servers of our own stand in front: so many addresses of ``X-Forwarded-For`` are believed at sign-in."""
ACCOUNT_FORMS = {
    "login": "gongkai.desk.forms.account.SignIn",
    "change_password": "gongkai.desk.forms.account.NewPassword",
    "reauthenticate": "gongkai.desk.forms.account.Again",
}
MFA_ADAPTER = "gongkai.desk.accounts.SecondFactor"
MFA_FORMS = {
    "authenticate": "gongkai.desk.forms.account.Code",
    "reauthenticate": "gongkai.desk.forms.account.CodeAgain",
    "activate_totp": "gongkai.desk.forms.account.FirstCode",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_FAILURE_VIEW = "gongkai.desk.views.errors.stale_form"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_HTTPONLY = True
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

PDF_FONTS = env.str("PDF_FONTS", "")
SITE = env.str("SITE", f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip("/")
"""The address of this site as readers know it, for what is read elsewhere: mails and calendars."""
EMAIL_HOST = env.str("EMAIL_HOST", "")
"""The mail server; without one nobody gets mail, and all are told in the program alone."""
EMAIL_SECURITY = env.str("EMAIL_SECURITY", "starttls", validate=validate.OneOf(["starttls", "tls", "none"]))
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_SECURITY == "starttls", EMAIL_SECURITY == "tls"
EMAIL_PORT = env.int("EMAIL_PORT", {"starttls": 587, "tls": 465, "none": 25}[EMAIL_SECURITY])
EMAIL_HOST_USER = env.str("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", "")
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", 10)
"""How many seconds the mail server has for each answer."""
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", f"gongkai@{ALLOWED_HOSTS[0]}")
PUSH_HOSTS: list[str] = env.list("PUSH_HOSTS", [])
"""Other systems that may be told what is public: host names, with a port where it is not 443, commas between them."""
PUSH_PRIVATE: list[str] = env.list("PUSH_PRIVATE", [])
"""The same for systems within the school's own network: exact ``host:port`` each; these may also be plain http."""
PUSH_SECONDS = env.float("PUSH_SECONDS", 30)
"""How many seconds another system has to take a message, all in all."""

GONGKAI_SCHOOL = {
    "name": env.str("SCHOOL_NAME", "示例大学"),
    "name_en": env.str("SCHOOL_NAME_EN", "Example University"),
    "letter": env.str("SCHOOL_LETTER", "示"),
    "office": env.str("SCHOOL_OFFICE", "党政办公室"),
    "office_en": env.str("SCHOOL_OFFICE_EN", "Office of the Party Committee and the President"),
    "phone": env.str("SCHOOL_PHONE", "024-0000 0000"),
}
LEDGER_ROOT = Path(env.str("LEDGER", "") or DATA / "ledger")
"""Where the published logs, their keys and the signer's memory lie; a backup of the database does not replace it."""
LEDGER_NAME = env.str("LEDGER_NAME", ALLOWED_HOSTS[0])
"""The name under which the logs are known for ever: the school's host name."""
LEDGER_ANCHOR_HOUR = env.int("LEDGER_ANCHOR_HOUR", 3)
"""Full hour at which the public log commits to the inner one each day."""
LEDGER_WITNESSES: list[str] = env.list("WITNESSES", [])
"""Other schools that cosign the public log: "address vkey" each, with commas between them."""
SYSLOG = env.str("SYSLOG", "")
"""Where each new checkpoint is copied to, off this machine: ``host:port`` (UDP), or ``/dev/log``; nowhere if empty."""
OCR = env.bool("OCR", True)
"""Whether the text of pictures is read, where the extra ``ocr`` is installed; it takes seconds a page."""
MAILBOX_KEY = Path(env.str("MAILBOX_KEY", "") or DATA / "mailbox-key")
"""The key under which letters and open ballots lie, made when the first comes; without it nobody reads any, in a
backup either."""
INDEX_TEMPLATE = env.str("INDEX_TEMPLATE", "DW-{unit}-{year}-{seq:05d}")
INNER_INDEX_TEMPLATE = env.str("INNER_INDEX_TEMPLATE", "DN-{unit}-{year}-{seq:05d}")
"""How index numbers are written, for the public and within the Party; the fields are unit, year and seq."""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
