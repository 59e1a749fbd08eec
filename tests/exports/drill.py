"""``python -m tests.exports.drill <kills>``: kill workers while they make a table, print what was left in the end."""

import json
import multiprocessing
import os
import signal
import sys
from datetime import timedelta

import django

ROWS = 1000


def table(killer=None):
    from gongkai.exports.rules import Table

    def rows():
        for number in range(ROWS):
            if killer and number == killer:
                os.kill(os.getpid(), signal.SIGKILL)
            yield [f"第{number}行"]

    return Table("事项", ["标题"], ROWS, rows(), frozenset())


def work(hours, killer):
    """Make the table, or be killed at a row."""
    django.setup()
    from gongkai.exports import actions
    from tests.factories import NOON

    actions.run_next(NOON + timedelta(hours=hours), lambda _export, _at: table(killer))


def run(kills):
    """Have a table made by workers of which the first ones are killed."""
    from gongkai.exports import actions
    from gongkai.exports.models import Export
    from gongkai.exports.rules import Asked, Format
    from tests.factories import NOON, a_house, an_account

    house = a_house()
    asked = Asked("disclosures", "", Format.CSV)
    actions.order(asked, table(), account=an_account(house.drafter), at=NOON)
    django.db.connections.close_all()
    ended = []
    for number in range(kills + 1):
        worker = multiprocessing.get_context("spawn").Process(
            target=work, args=(number, 300 + number if number < kills else None)
        )
        worker.start()
        worker.join()
        ended.append(worker.exitcode)
        Export.objects.filter(state="running").update(beat_at=NOON + timedelta(hours=number))
    return ended


def left():
    """Return what stands in the database and in the store."""
    from django.core.files.storage import default_storage

    from gongkai.exports.models import Export
    from gongkai.files.models import StoredFile
    from gongkai.ledger.models import Deed
    from gongkai.notices.models import Notice

    export = Export.objects.get()
    lines = 0
    if export.file:
        with default_storage.open(export.file.key) as file:
            lines = len(file.read().decode().splitlines())
    made = Deed.objects.filter(what="list_exported").count()
    kinds = list(Notice.objects.values_list("kind", flat=True))
    return {"state": export.state, "lines": lines, "deeds": made, "told": kinds, "files": StoredFile.objects.count()}


if __name__ == "__main__":
    django.setup()
    ended = run(int(sys.argv[1]))
    sys.stdout.write(json.dumps({"killed": ended.count(-signal.SIGKILL), **left()}))
