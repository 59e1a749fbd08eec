"""``python -m tests.ledger.crashes <course> …``: break off, go on, and print what was found.

The courses are ``drill <cycles> <seed> [late]``, ``signing``, ``rotating``, ``crowd`` and ``anchors``.
"""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.ledger.crashes import crowd, drill, files

    course, *told = sys.argv[1:]
    courses = {
        "anchors": crowd.anchors,
        "drill": drill.run,
        "signing": files.signing,
        "rotating": files.rotating,
        "crowd": crowd.run,
    }
    sys.stdout.write(json.dumps(courses[course](*told), default=str))
