"""A house with a discipline committee of two inspectors, and a register."""

import pytest

from tests.accountability.making import a_town


@pytest.fixture
def town(db, settings, tmp_path):
    settings.MAILBOX_KEY = tmp_path / "mailbox-key"
    return a_town()
