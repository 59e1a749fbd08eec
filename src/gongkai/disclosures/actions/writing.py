"""Who may write a draft: asked before everything that changes one."""

from datetime import datetime

from django.utils.timezone import localdate

from gongkai.disclosures.actions.move import MEANWHILE, locked
from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage
from gongkai.measures.refusal import Refusal, Refused
from gongkai.measures.vocabulary import Role
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Person


def writable(revision: Revision, by: Person, at: datetime, version: int | None) -> Revision:
    """Return a draft, locked, that somebody may write now; ``version`` is what he read it at, if that matters.

    :raises Refused: if it is no draft any more, ``by`` may not write it, or somebody else saved meanwhile.
    """
    row = locked(revision)
    roles = orgs.duties_of(by, localdate(at)).roles_for(row.disclosure.unit_id)
    refusals = [] if roles & {Role.DRAFTER, Role.HEAD} else [Refusal("not_your_task", (16, 1))]
    if row.stage != Stage.DRAFT:
        refusals.append(Refusal("not_a_draft", (16, 1)))
    if version is not None and row.version != version:
        refusals.append(MEANWHILE)
    if refusals:
        raise Refused(refusals)
    return row
