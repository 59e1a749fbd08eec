"""The circular: what is told of an inspection when it is over; it is published like anything else. Source: 第十九条."""

from datetime import datetime
from html import escape

from django.db.models import F

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.actions import Draft
from gongkai.disclosures.models import Revision
from gongkai.inspections.actions.hold import locked, noted, permitted
from gongkai.inspections.models import Circular, Inspection
from gongkai.inspections.queries import circular_of
from gongkai.inspections.rules.words import PlanVerb
from gongkai.ledger.actions import recorded
from gongkai.measures.refusal import Refusal, Refused, insist
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.models import Person, Unit
from gongkai.scanner.covering import must_not_be_told

LONGEST = 5000


@recorded()
def write_circular(inspection: Inspection, text: str, *, lock: int, by: Person, at: datetime) -> Circular:
    """Write what is told of an inspection that is over, or write it anew until it is on its way. Source: 第十九条.

    :raises Refused: with every reason, if somebody else wrote it since it was read at ``lock``, too.
    """
    held = locked(inspection)
    against = [] if text.strip() else [Refusal("text_missing", about="text")]
    against += [Refusal("text_leaks", (9, None), about="text")] if must_not_be_told(text) else []
    old = circular_of(held)
    if (old.lock if old else 0) != lock or (old and old.disclosure_id):
        against.append(Refusal("moved_meanwhile"))
    permitted(held, PlanVerb.CIRCULATE, *against, by=by, at=at)
    said = {"text": text.strip(), "written_by": by, "written_at": at}
    if old is None:
        row = Circular.objects.create(inspection=held, **said)
    else:
        Circular.objects.filter(pk=old.pk).update(lock=F("lock") + 1, **said)
        row = Circular.objects.get(pk=old.pk)
    noted("circular_written", held, by=by, at=at)
    return row


@recorded()
def publish_circular(inspection: Inspection, unit: Unit, table: str, *, by: Person, at: datetime) -> Revision:
    """Begin a disclosure of a circular, by a drafter of ``unit``; it is reviewed and approved like any other.

    ``table`` is the list of findings as the paper has it, one line each; no person is in it.

    Source: 第十六条、第十九条.

    :raises Refused: with every reason.
    """
    held = locked(inspection)
    circular = circular_of(held)
    permitted(held, PlanVerb.CIRCULATE, by=by, at=at)
    if circular is None:
        raise Refused([Refusal("circular_missing", (19, None))])
    insist(Refusal("circular_on_its_way") if circular.disclosure_id else None)
    body = (
        f"{_paragraphs(circular.text)}<h2>发现的问题</h2>{_paragraphs(table)}" if table else _paragraphs(circular.text)
    )
    source = f"核查抽检记录 {held.number}"
    title = f"关于{held.title}情况的通报"
    draft = Draft(title=title, body=body, matter_class=MatterClass.OTHER, source_of_facts=source)
    revision = disclosures.start(unit, draft, by=by, at=at)
    Circular.objects.filter(pk=circular.pk).update(disclosure=revision.disclosure)
    noted("circular_started", held, by=by, at=at, disclosure=str(revision.disclosure.public_id))
    return revision


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(each)}</p>" for each in text.splitlines() if each.strip())
