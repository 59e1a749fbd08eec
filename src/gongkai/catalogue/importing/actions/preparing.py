"""Keeping a table while its import is prepared: how it is read, and what its phrases mean."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from gongkai.catalogue.importing.queries import KEPT, packed
from gongkai.catalogue.models import Imported, Upload, Version
from gongkai.catalogue.queries import facts_of
from gongkai.catalogue.rules import VersionVerb, refusals
from gongkai.catalogue.tables.stages import Stage
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import insist
from gongkai.orgs.models import Person
from gongkai.orgs.queries import duties_of
from gongkai.scanner.tables import Table

FORGOTTEN_AFTER = timedelta(days=1)


def keep_upload(version: Version, *, name: str, tables: list[Table], by: Person, at: datetime) -> Upload:
    """Keep the tables of a file while its import is prepared, in place of what the person uploaded before. Practice.

    What nobody has finished for a day is forgotten, and after a month what it takes to undo an import.

    :raises Refused: if ``by`` may not write this draft.
    """
    today = localdate(at)
    insist(*refusals(VersionVerb.EDIT, facts_of(version, duties_of(by, today), today)))
    Upload.objects.filter(at__lt=at - FORGOTTEN_AFTER).delete()
    Imported.objects.filter(at__lt=at - KEPT).delete()
    with recorded():
        Upload.objects.filter(version=version, by=by).delete()
        return Upload.objects.create(version=version, by=by, at=at, name=name[:120], tables=packed(tables))


def choose_columns(upload: Upload, uses: Mapping[str, Mapping[str, str]]) -> None:
    """Say which tables of a file are read, and what their columns are."""
    Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN).update(uses=uses)
    upload.refresh_from_db(fields=["uses"])


def answer(upload: Upload, answers: Mapping[str, str]) -> None:
    """Say what phrases mean; answers given before stay, unless none is given: then all are taken back."""
    said = upload.answers | dict(answers) if answers else {}
    Upload.objects.filter(pk=upload.pk, stage=Stage.OPEN).update(answers=said)
    upload.refresh_from_db(fields=["answers"])
