"""The drill: a letter is written, and then everything that was kept is searched for whoever wrote it. Practice: N5."""

import io
import json
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from gongkai.notices.models import OutgoingMail
from tests.caches import a_redis
from tests.factories import NOON, a_member, an_account
from tests.letters.making import Kind, sent
from tests.letters.test_pages import a_picture, digits_of, form, track

pytestmark = pytest.mark.django_db
MOMENT = NOON + timedelta(hours=3, minutes=17, seconds=43)
ADDRESS, BROWSER, ELSEWHERE = "203.0.113.77", "Mozilla/9.9 (NeverSeen)", "https://elsewhere.example/came-from"
WHO = {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": BROWSER, "HTTP_REFERER": ELSEWHERE, "HTTP_X_FORWARDED_FOR": ADDRESS}
TITLE, TEXT, FILE_NAME = "标题独一无二七七", "正文独一无二八八", "文件名独一无二九九"


def tables():
    """Return everything in the database, table by table, as text; bytes are searched as they lie."""
    found = []
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{name}"')
            found += [f"{name} {_plain(value)}" for row in cursor.fetchall() for value in row]
    return found


def _plain(value):
    return bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)


def everything(settings, logged):
    """Return all that is kept anywhere: database, files with their names, what the cache holds, logs, mail."""
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    files += [path for path in Path(settings.FILE_UPLOAD_TEMP_DIR).rglob("*") if path.is_file()]
    held = [f"{path} {path.read_bytes().decode('utf-8', 'replace')}" for path in files]
    mails = [json.dumps(mail, default=str) for mail in OutgoingMail.objects.values()]
    return [*tables(), *held, *cached(), *mails, logged]


def cached():
    """Return everything the cache holds, in memory or in Redis."""
    if isinstance(cache._cache, dict):
        return [f"{key} {value}" for key, value in cache._cache.items()]
    redis = cache._cache.get_client(None)
    return [f"{key} {redis.get(key)}" for key in redis.scan_iter()]


@pytest.fixture(params=["memory", "redis"])
def kept_in(request, settings, tmp_path):
    """Keep in memory or in a Redis what pages share."""
    if request.param == "memory":
        cache.clear()
        yield
        return
    with a_redis(tmp_path) as address:
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}}
        yield


@pytest.fixture
def logged():
    """Hear everything that anybody logs, however unimportant."""
    heard, root, level = io.StringIO(), logging.getLogger(), logging.getLogger().level
    listener = logging.StreamHandler(heard)
    names = [root, *(logging.getLogger(name) for name in ("django", "django.request", "gongkai"))]
    for one in names:
        one.addHandler(listener)
    root.setLevel(logging.INFO)
    yield heard
    root.setLevel(level)
    for one in names:
        one.removeHandler(listener)


def traces(found, *secrets):
    """Return which of the secrets stand anywhere."""
    return sorted({secret for secret in secrets for one in found if secret in one})


def times(at):
    """Return the ways in which an exact time could be written."""
    from datetime import UTC

    here, there = at, at.astimezone(UTC)
    clocks = [f"{one:%H:%M:%S}" for one in (here, there)] + [f"{one:%H:%M}" for one in (here, there)]
    return [*clocks, str(int(at.timestamp()))[:-1]]


def write_and_follow(browser):
    """Write with a file, look, ask once more and try a wrong receipt: all that a writer does."""
    with time_machine.travel(MOMENT, tick=False):
        note = SimpleUploadedFile(f"{FILE_NAME}.png", a_picture(), "image/png")
        said = form(browser, title=TITLE, text=TEXT, enclosures=[note])
        digits = digits_of(browser.post("/letter/", said).content.decode())
        answers = [track(browser, digits), track(browser, digits, "more/", text="再问一句"), track(browser, "9" * 16)]
    return digits, answers


def test_of_a_nameless_letter_nothing_is_kept_that_tells_who_or_when(house, settings, logged, kept_in):
    digits, _answers = write_and_follow(Client(**WHO))
    kept = everything(settings, logged.getvalue())

    assert traces(kept, ADDRESS, BROWSER, ELSEWHERE, FILE_NAME, "Artist-Zhang-San", digits, TITLE, TEXT) == []
    assert traces(kept, *times(MOMENT)) == []


def test_whoever_is_signed_in_writes_as_nameless_as_anybody(house, settings, logged, kept_in):
    account = an_account(a_member(house.college, "赵独一"))
    browser = Client(**WHO)
    browser.force_login(account)
    key = browser.cookies["session"].value
    before = tables()
    digits, _answers = write_and_follow(browser)
    new = [one for one in everything(settings, logged.getvalue()) if one not in before]

    assert traces(new, ADDRESS, BROWSER, key, account.username, str(account.person.public_id), digits) == []
    assert traces(new, *times(MOMENT)) == []


def test_the_drill_finds_what_is_there(house, settings, logged, kept_in):
    with time_machine.travel(MOMENT, tick=False):
        sent(title=ADDRESS, complains_of=house.head.name)
        cache.set("who", f"{ADDRESS} {BROWSER}")
        logging.getLogger("gongkai").warning("asked by %s", ELSEWHERE)
        Path(settings.FILE_UPLOAD_TEMP_DIR, "left").write_text(FILE_NAME)
        an_account(a_member(house.college), username=f"{MOMENT:%H:%M:%S}")
    found = everything(settings, logged.getvalue())
    Path(settings.FILE_UPLOAD_TEMP_DIR, "left").unlink()
    cache.clear()

    assert traces(found, ADDRESS, BROWSER, ELSEWHERE, FILE_NAME) == sorted([ADDRESS, BROWSER, ELSEWHERE, FILE_NAME])
    assert traces(found, f"{MOMENT:%H:%M:%S}") == [f"{MOMENT:%H:%M:%S}"]


def test_no_answer_sets_a_cookie_or_may_be_kept(house):
    browser = Client(**WHO)
    answers = [browser.get(path) for path in ("/letter/", "/letter/privacy/", "/letter/track/")]
    answers += [browser.post("/letter/track/", {"digits": "1" * 16}), browser.post("/letter/", {})]

    assert [(answer.cookies.output(), answer.headers["Cache-Control"]) for answer in answers] == [("", "no-store")] * 5


def test_nothing_behind_the_first_door_knows_who_asks(house, rf):
    from gongkai.portal.nameless import NEEDED, Nameless

    seen = []
    request = rf.post("/letter/", {"a": "b"}, headers={"cookie": "session=abc; django_language=en"}, **WHO)
    Nameless(lambda asked: seen.append(asked) or _an_answer())(request)

    assert [name for name in seen[0].META if name not in NEEDED and not name.startswith("wsgi.")] == []
    assert seen[0].COOKIES == {"django_language": "en"}


def _an_answer():
    from django.http import HttpResponse

    return HttpResponse()


def test_no_page_asks_who_is_signed_in(house, django_assert_num_queries):
    browser = Client()
    browser.force_login(an_account(a_member(house.college)))

    with django_assert_num_queries(0):
        browser.get("/letter/privacy/")


def test_the_receipt_stands_in_no_address(house):
    browser = Client()
    with time_machine.travel(MOMENT, tick=False):
        said = form(browser, kind=Kind.QUESTION.value)
        page = browser.post("/letter/", said).content.decode()
    digits = digits_of(page)

    assert [one for one in re.findall(r'(?:href|action)="([^"]*)"', page) if digits in one] == []
