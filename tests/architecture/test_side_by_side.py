"""Tests that run side by side do not find each other's files."""

import os
from pathlib import Path

from django.conf import settings


def test_the_program_keeps_its_files_in_the_folder_of_whoever_tests():
    assert Path(settings.MEDIA_ROOT).parent == Path(os.environ["GONGKAI_DATA"])
