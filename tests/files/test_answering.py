"""Answering with a stored file: whole, in parts, or not again."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory
from small_files import PDF, PNG, upload

from gongkai.files.actions import store
from gongkai.files.queries import download_of, opened
from gongkai.ui.http import Part, file_response, part_asked_for

NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
MARK = '"' + "0" * 64 + '"'
pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return store(upload(PDF), name="a.pdf", at=NOON)


@pytest.fixture
def ask():
    """Ask for a file as a reader does, who closes the line in the end."""
    answers = []

    def reader(stored, method="get", *, is_public=True, in_place=False, name="通知.pdf", **headers):
        request = getattr(RequestFactory(), method)("/file/", headers=headers)
        answers.append(file_response(request, download_of(stored, name), is_public=is_public, in_place=in_place))
        return answers[-1]

    yield reader
    for answer in answers:
        answer.close()


def said(response, *names):
    return {name: response.headers.get(name) for name in names}


def test_a_public_file_is_sent_whole_with_its_mark(ask, stored):
    response = ask(stored)

    assert (response.status_code, b"".join(response)) == (200, PDF)
    assert dict(response.headers) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, no-cache",
        "Content-Disposition": "attachment; filename*=utf-8''%E9%80%9A%E7%9F%A5.pdf",
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{stored.digest}"',
    }


def test_a_file_not_public_is_kept_by_nobody_and_has_no_mark(ask, stored):
    response = ask(stored, is_public=False)

    assert b"".join(response) == PDF
    assert said(response, "Cache-Control", "ETag") == {"Cache-Control": "private, no-store", "ETag": None}


def test_what_the_reader_has_is_not_sent_again(ask, stored):
    response = ask(stored, **{"If-None-Match": f'"{stored.digest}"'})
    assert (response.status_code, response.content) == (304, b"")


def test_a_mark_does_not_reveal_that_a_file_not_public_is_the_same(ask, stored):
    response = ask(stored, is_public=False, **{"If-None-Match": f'"{stored.digest}"'})
    assert response.status_code == 200


@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=5-", slice(5, None)),
        ("bytes=-6", slice(-6, None)),
        ("bytes=3-99999", slice(3, None)),
        ("bytes=-99999", slice(0, None)),
    ],
)
def test_one_part_is_sent_alone(ask, stored, asked, part, is_public):
    response = ask(stored, is_public=is_public, Range=asked)
    first, last, _ = part.indices(len(PDF))

    assert (response.status_code, b"".join(response)) == (206, PDF[part])
    assert said(response, "Content-Range", "Content-Length") == {
        "Content-Range": f"bytes {first}-{last - 1}/{len(PDF)}",
        "Content-Length": str(last - first),
    }


@pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "bytes=-", "bytes=5-2", "lines=1-2", "bytes=a-b", ""])
def test_what_is_no_single_range_gets_the_whole(ask, stored, asked):
    response = ask(stored, Range=asked)
    assert (response.status_code, b"".join(response)) == (200, PDF)


@pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(ask, stored, asked):
    response = ask(stored, Range=asked)
    assert (response.status_code, response.headers["Content-Range"]) == (416, f"bytes */{len(PDF)}")


def test_parts_of_another_file_are_never_joined(ask, stored):
    assert ask(stored, Range="bytes=0-3", **{"If-Range": MARK}).status_code == 200
    assert ask(stored, Range="bytes=0-3", **{"If-Range": f'"{stored.digest}"'}).status_code == 206
    assert ask(stored, is_public=False, Range="bytes=0-3", **{"If-Range": f'"{stored.digest}"'}).status_code == 200


def test_head_says_the_same_without_the_bytes(ask, stored):
    whole, head = ask(stored), ask(stored, "head", Range="bytes=0-3")
    assert (head.status_code, head.content, dict(head.headers)) == (200, b"", dict(whole.headers))


@pytest.mark.parametrize(
    ("content", "name", "starts"),
    [(PDF, "a.pdf", "inline"), (PNG, "a.png", "inline"), (b"<script>", "a.txt", "attachment")],
)
def test_only_kinds_that_run_nothing_are_shown_in_place(ask, settings, tmp_path, content, name, starts):
    settings.MEDIA_ROOT = tmp_path
    response = ask(store(upload(content), name=name, at=NOON), in_place=True, name=name)
    assert response.headers["Content-Disposition"] == f'{starts}; filename="{name}"'


def test_the_web_server_in_front_may_send_the_bytes(ask, settings, stored):
    settings.ACCEL_PREFIX = "/stored-files/"
    response = ask(stored, is_public=False, Range="bytes=0-3")

    assert (response.status_code, response.content) == (200, b"")
    assert said(response, "X-Accel-Redirect", "Cache-Control") == {
        "X-Accel-Redirect": f"/stored-files/{stored.key}",
        "Cache-Control": "private, no-store",
    }


def test_the_file_is_closed_when_the_reader_goes_away(stored):
    source = opened(stored)
    download = download_of(stored, "a.pdf")
    response = file_response(
        RequestFactory().get("/"), download.__class__("a.pdf", "", 9, "", "", lambda: source), is_public=False
    )
    next(iter(response))
    response.close()
    assert source.closed


def test_the_part_asked_for_is_never_larger_than_the_file():
    assert part_asked_for("bytes=0-", 10) == Part(0, 9)
    assert part_asked_for("bytes=9-", 10) == Part(9, 9)
    assert part_asked_for("bytes=-3", 2) == Part(0, 1)
