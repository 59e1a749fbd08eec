"""``python -m tests.ledger.crashes <course> …``: break off, go on, and print what was found.

The courses are ``drill <cycles> <seed> [late]``, ``signing`` and ``rotating``.
"""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.ledger.crashes import drill, files

    course, *told = sys.argv[1:]
    courses = {"drill": drill.run, "signing": files.signing, "rotating": files.rotating}
    sys.stdout.write(json.dumps(courses[course](*told), default=str))
