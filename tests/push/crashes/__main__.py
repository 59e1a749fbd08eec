"""``python -m tests.push.crashes <kills> [forgetful]``: kill workers in the middle of pushing, print what was left."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.push.crashes import drill

    sys.stdout.write(json.dumps(drill.run(int(sys.argv[1]), *sys.argv[2:]), default=str))
