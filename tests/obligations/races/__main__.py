"""``python -m tests.obligations.races <course>``: run one race on the database there is, print its end."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.obligations.races import courses

    sys.stdout.write(json.dumps(getattr(courses, sys.argv[1])(), default=str))
