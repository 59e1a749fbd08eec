"""``python -m tests.digests.races <course> [how many]``: run one race on the database there is, print its end."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.digests.races import courses

    sys.stdout.write(json.dumps(getattr(courses, sys.argv[1])(*map(int, sys.argv[2:])), default=str))
