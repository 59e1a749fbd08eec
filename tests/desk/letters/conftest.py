"""A house in whose mailbox letters lie, seen from the desk."""

import pytest


@pytest.fixture(autouse=True)
def _a_key_of_its_own(settings, tmp_path):
    settings.MAILBOX_KEY = tmp_path / "mailbox-key"
