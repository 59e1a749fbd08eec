"""A house in whose mailbox letters lie."""

import pytest

from tests.factories import a_house


@pytest.fixture
def house(db, settings, tmp_path):
    settings.MAILBOX_KEY = tmp_path / "mailbox-key"
    return a_house()
