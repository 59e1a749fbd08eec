"""Anybody can hold a site against its log, with nothing but its address, and tell what was changed."""

import subprocess
import sys

import pytest

from gongkai.disclosures import actions
from gongkai.ledger.actions import rotate, sign
from gongkai.ledger.queries import folder_of
from gongkai.ledger.rules.leaf import Log
from tests.factories import NOON
from tests.ledger.a_school import a_school, faults_of, known_key, saved_checkpoint, verified, verify
from tests.ledger.served import served
from tests.portal.making_known import made_known

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored_files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def school(stored_files):
    return a_school()


def test_a_school_that_changed_nothing_agrees_with_its_log(school, tmp_path):
    with served() as address:
        code, lines = verify(address, "--vkey", known_key(tmp_path), "--checkpoint", saved_checkpoint(tmp_path))

    assert (code, lines) == (
        0,
        ["已核对：127.0.0.1/log/public 共 11 条，正在公开 3 件，不再公开 3 件；问题 0 个。"],
    )
