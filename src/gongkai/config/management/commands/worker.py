"""``gongkai worker``: does the jobs, and ticks so that what falls due is done without a cron."""

import logging
import threading
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from gongkai.appraisals import tasks as appraisals
from gongkai.archives import tasks as archives
from gongkai.catalogue import tasks as catalogue
from gongkai.channels import tasks as channels
from gongkai.desk.views.listings import make
from gongkai.digests import tasks as digests
from gongkai.disclosures import tasks as disclosures
from gongkai.exports import tasks as exports
from gongkai.files import tasks as files
from gongkai.incidents import tasks as incidents
from gongkai.inspections import tasks as inspections
from gongkai.ledger import tasks as ledger
from gongkai.mailbox import tasks as mailbox
from gongkai.notices import tasks as notices
from gongkai.obligations import tasks as obligations
from gongkai.push import tasks as push
from gongkai.restructuring import tasks as restructuring
from gongkai.robots import tasks as robots
from gongkai.screening import tasks as screening

log = logging.getLogger(__name__)

DUE = (
    restructuring.run_due,
    catalogue.run_due,
    disclosures.run_due,
    disclosures.ask_for_scans,
    obligations.run_due,
    obligations.settle,
    obligations.remind,
    digests.run_due,
    robots.run_due,
    push.run_due,
    mailbox.run_due,
    incidents.run_due,
    appraisals.run_due,
    exports.run_due,
    archives.run_due,
    channels.run_due,
    ledger.run_due,
    ledger.collect_cosignatures,
    inspections.run_due,
    inspections.remind,
    files.run_due,
    disclosures.sweep,
)
"""Jobs that look for what has fallen due; each may run any number of times."""

SCAN_SECONDS = 1
"""How soon somebody who has uploaded a file is answered."""

TIDY_EVERY = timedelta(hours=1)


class Command(BaseCommand):
    """Run jobs from the database until told to stop."""

    help = "处理后台任务和到点发布 / do background jobs and what falls due"

    def handle(self, **options: Any) -> None:
        threading.Thread(target=self._tick, daemon=True).start()
        threading.Thread(target=self._scan, daemon=True).start()
        threading.Thread(target=self._post, daemon=True).start()
        threading.Thread(target=self._push, daemon=True).start()
        threading.Thread(target=self._export, daemon=True).start()
        threading.Thread(target=self._archive, daemon=True).start()
        call_command("db_worker", interval=1, startup_delay=False, verbosity=options["verbosity"] - 1)

    def _scan(self) -> None:
        """Import and scan what waits, beside the jobs: reading a long file must not hold up what falls due."""
        stop = threading.Event()
        while not stop.wait(SCAN_SECONDS):
            close_old_connections()
            try:
                while catalogue.import_next() or screening.scan_next() or disclosures.recheck_next():
                    pass
            except Exception:
                log.exception("scanning stopped and goes on")

    def _export(self) -> None:
        """Make long tables beside the jobs: a list of fifty thousand rows must not hold up what falls due."""
        stop = threading.Event()
        while not stop.wait(SCAN_SECONDS):
            close_old_connections()
            try:
                while exports.make_next(make):
                    pass
            except Exception:
                log.exception("making tables stopped and goes on")

    def _archive(self) -> None:
        """Make archives beside everything else: that may take an hour, and nobody else's table must wait for it."""
        stop = threading.Event()
        while not stop.wait(settings.TICK_SECONDS):
            close_old_connections()
            try:
                while archives.make_next():
                    pass
            except Exception:
                log.exception("making archives stopped and goes on")

    def _post(self) -> None:
        """Deliver mail beside the jobs: a mail server that does not answer must not hold up what falls due."""
        stop = threading.Event()
        while not stop.wait(settings.TICK_SECONDS):
            close_old_connections()
            try:
                while notices.send_next() or digests.send_next() or robots.send_next():
                    pass
            except Exception:
                log.exception("delivering mail stopped and goes on")

    def _push(self) -> None:
        """Tell other systems beside the jobs and the mail: one that is slow must not hold up anything else."""
        stop = threading.Event()
        while not stop.wait(settings.TICK_SECONDS):
            close_old_connections()
            try:
                while push.push_next():
                    pass
            except Exception:
                log.exception("telling other systems stopped and goes on")

    def _tick(self) -> None:
        """Queue the due jobs every so often, and forget results that nobody will ask for."""
        stop, ticks = threading.Event(), 0
        while not stop.wait(settings.TICK_SECONDS if ticks else 0):
            close_old_connections()
            for job in DUE:
                job.enqueue()
            if ticks % max(1, int(TIDY_EVERY.total_seconds() / settings.TICK_SECONDS)) == 0:
                call_command("prune_db_task_results", min_age_days=1, verbosity=0)
            ticks += 1
