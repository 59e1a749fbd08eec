"""``python -m tests.ledger.crashes <cycles> <seed> [late]``: kill, start again, and print what was found."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from tests.ledger.crashes import drill

    cycles, seed, *variant = sys.argv[1:]
    sys.stdout.write(json.dumps(drill.run(int(cycles), int(seed), variant=variant), default=str))
