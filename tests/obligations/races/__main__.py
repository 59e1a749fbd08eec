"""``python -m tests.obligations.races <course>``: run one race on the database there is, print its end."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.obligations.races import courses, working_out

    there = courses if hasattr(courses, sys.argv[1]) else working_out
    sys.stdout.write(json.dumps(getattr(there, sys.argv[1])(), default=str))
