"""Files past one machine: in an object store that speaks S3."""

from datetime import UTC, datetime

import boto3
import pytest
from django.core.files.storage import default_storage
from django.test import RequestFactory
from moto import mock_aws
from small_files import PDF, upload

from gongkai.files.actions import store
from gongkai.files.queries import download_of, opened
from gongkai.ui.http import file_response

NOON = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
STORE = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {"bucket_name": "files", "region_name": "us-east-1"}}


@pytest.fixture
def bucket(db, settings, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        bucket = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket="files")
        settings.STORAGES = {**settings.STORAGES, "default": STORE}
        yield bucket


def test_a_file_is_stored_once_and_read_again(bucket):
    first = store(upload(PDF), name="a.pdf", at=NOON)
    second = store(upload(PDF), name="b.pdf", at=NOON)

    assert (first, [one.key for one in bucket.objects.all()]) == (second, [first.key])
    with opened(first) as kept:
        assert kept.read() == PDF


def test_a_part_of_it_is_sent(bucket):
    stored = store(upload(PDF), name="a.pdf", at=NOON)
    request = RequestFactory().get("/", headers={"Range": "bytes=1-3"})
    response = file_response(request, download_of(stored, "a.pdf"), is_public=True)

    assert (response.status_code, b"".join(response)) == (206, b"PDF")
    response.close()


def test_nothing_in_the_store_has_an_address_for_readers(bucket):
    stored = store(upload(PDF), name="a.pdf", at=NOON)
    grants = bucket.Object(stored.key).Acl().grants

    assert [grant["Grantee"]["Type"] for grant in grants] == ["CanonicalUser"]
    assert default_storage.querystring_auth is True
