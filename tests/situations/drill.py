"""``python -m tests.situations.drill``: publish an identity number everywhere, erase it, and tell where it was found.

Run in a process and a data folder of its own, on the database, the cache and the files there are.
"""

import io
import json
import os
import sys
from datetime import timedelta

import django

django.setup()

import openpyxl  # noqa: E402 – only now are there models
from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from gongkai.disclosures import actions, queries  # noqa: E402
from gongkai.disclosures.models import Disclosure, Release  # noqa: E402
from gongkai.disclosures.rules.words import Alarm, Stage  # noqa: E402
from gongkai.files import actions as files  # noqa: E402
from gongkai.incidents import actions as incidents  # noqa: E402
from gongkai.incidents.rules.words import EntryKind  # noqa: E402
from gongkai.ledger import actions as ledger  # noqa: E402
from gongkai.ledger.models import Entry  # noqa: E402
from gongkai.ledger.queries import (  # noqa: E402
    SealGone,
    bundle_of,
    entries_from,
    proof_of,
    published_checkpoint,
    size_of,
    trouble_of,
)
from gongkai.ledger.rules.bundle import check  # noqa: E402
from gongkai.ledger.rules.fold import fold  # noqa: E402
from gongkai.ledger.rules.leaf import Log, leaf_of  # noqa: E402
from gongkai.measures.vocabulary import Audience  # noqa: E402
from gongkai.merkle.proof import Proof  # noqa: E402
from gongkai.merkle.tree import append, leaf_hash, root  # noqa: E402
from tests.factories import NOON, RungDraft, a_house, started, take_on  # noqa: E402
from tests.incidents.making import a_leak  # noqa: E402
from tests.situations import search  # noqa: E402

NUMBER = "999999199002301234"
"""Nobody's: there is no such place, and no thirtieth of February."""
LATER = NOON + timedelta(hours=3)
LOGS = (Log.PUBLIC, Log.INNER)


def a_sheet():
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["姓名", "身份证号"])
    book.active.append(["某某", NUMBER])
    book.save(content)
    return content.getvalue()


def a_page():
    text = f"1 0 obj\n<< /Type /Catalog >>\nendobj\nstream\nBT ({NUMBER}) Tj ET\nendstream\n"
    return f"%PDF-1.7\n{text}trailer << /Root 1 0 R >>\n%%EOF\n".encode()


def made_known(house):
    """Publish the number in title, text, file name, sheet and page, within the Party and to everybody."""
    rungs = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    revision = started(house, title=f"奖学金公示{NUMBER}", body=f"<p>某某，{NUMBER}</p>", rungs=rungs)
    for name, content in ((f"名单{NUMBER}.xlsx", a_sheet()), ("名单.pdf", a_page())):
        stored = files.store(ContentFile(content, name), name=name, at=NOON)
        actions.attach(revision, stored, name, by=house.drafter, at=NOON)
    take_on(revision, Stage.PUBLISHED, house)
    actions.publish(revision, by=house.drafter, at=NOON)
    return revision


def left_about(revision):
    """Leave the number where use leaves it: in a session, in an upload broken off, in what readers' pages cache."""
    session = SessionStore()
    session["removed"] = {str(revision.disclosure.public_id): {"name": f"名单{NUMBER}.xlsx", "digest": "0"}}
    session.create()
    upload = settings.FILE_UPLOAD_TEMP_DIR / "broken-off.upload.xlsx"
    upload.write_bytes(a_sheet())
    os.utime(upload, (0, 0))
    reader = Client()
    return [reader.get(path).status_code for path in ("/", "/list/", f"/d/{revision.disclosure.public_id}/")]


def to_the_file():
    """Let SQLite move what it has logged into its file, and log something more."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
            cursor.execute("UPDATE disclosures_disclosure SET created_at = created_at")
            cursor.execute("UPDATE notices_notice SET facts = facts")


def the_worker_comes(at):
    """Do what the worker does; tell of how many disclosures the database was rid."""
    files.run_due(at)
    swept = actions.sweep(at)
    for log in LOGS:
        ledger.sign(log)
    return swept


def openings():
    """Return, leaf by leaf, the act that its bundle proves, or nothing where what opened it is gone."""
    for entry in Entry.objects.filter(log__in=LOGS).order_by("log", "index"):
        try:
            yield check(Proof.parse(bundle_of(entry))).leaf.act.value
        except SealGone:
            yield None


def the_log(before):
    """Check the logs: proofs of all leaves, the earlier checkpoints within the present trees, and how items stand."""
    leaves = {log: entries_from(log, 0, size_of(log)) for log in LOGS}
    nodes = {log: append(0, map(leaf_hash, leaves[log]), None) for log in LOGS}
    standing = [one for log in LOGS for one in fold(enumerate(map(leaf_of, leaves[log]))).values()]
    return {
        "troubles": [trouble_of(log) for log in LOGS],
        "included": [
            proof_of(one).check(bytes(one.entry)).size
            for one in Entry.objects.filter(log__in=LOGS).order_by("log", "index")
        ],
        "goes on": [root(before[log].size, lambda *at, log=log: nodes[log][at]) == before[log].root for log in LOGS],
        "standing": [one.act.value for one in standing],
        "openings": list(openings()),
        "read": [queries.leaf_of_release(one).act for one in Release.objects.select_related("disclosure")],
    }


def an_emergency(house, revision):
    """Take it down at once, and note the number wherever people note things; what leaked is recorded without it."""
    said = {"reason": f"含{NUMBER}", "what": f"第二行{NUMBER}"}
    incident = incidents.break_glass(revision, by=house.reviewer, at=LATER, alarm=Alarm.PRIVACY, **said)
    stored = files.store(ContentFile(a_sheet(), "表.xlsx"), name="表.xlsx", at=LATER)
    note = {"text": f"表里有{NUMBER}", "file": stored, "name": f"{NUMBER}.xlsx"}
    incidents.add_entry(incident, EntryKind.NOTE, by=house.drafter, at=LATER, **note)
    incidents.ratify(incident, f"{NUMBER}确实公开了", by=house.head, at=LATER)
    incidents.record_leak(incident, a_leak(cause=f"奖学金公示{NUMBER}没有脱敏"), by=house.head, at=LATER)
    return incident


def dealt_with(house, incident):
    """Close the emergency, and tell what is left of it: who did what, and what leaked, without the number."""
    incidents.close(incident, "没有脱敏", "加一道检查", by=house.head, at=LATER)
    incident.refresh_from_db()
    leak = incident.leaks.get()
    kinds = list(incident.entries.values_list("kind", flat=True))
    return {"state": incident.state, "kinds": kinds, "said": [incident.what, leak.cause, leak.harm]}


def control():
    """Tell that the search would find something in the cache, and leave nothing there."""
    cache.set("planted", NUMBER)
    there = search.found(NUMBER)
    cache.delete("planted")
    return there


def main():
    setup_test_environment()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("migrate", verbosity=0)
    house, said = a_house(), {"control": control()}
    revision = made_known(house)
    said["pages"] = left_about(revision)
    for log in LOGS:
        ledger.sign(log)
    before = {log: published_checkpoint(log) for log in LOGS}
    incident = an_emergency(house, revision)
    to_the_file()
    said |= {"before": search.found(NUMBER), "cached": search.cached_count() > 0}
    incidents.erase_all(
        revision, by=house.approver, at=LATER, alarm=Alarm.PRIVACY, reason="附件含个人信息", signed_in_at=LATER
    )
    said |= {"committed": search.found(NUMBER), "swept": the_worker_comes(LATER), "again": the_worker_comes(LATER)}
    said["emergency"] = dealt_with(house, incident)
    said |= {"after": search.found(NUMBER), "log": the_log(before), "left": Disclosure.objects.count()}
    sys.stdout.write(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main()
