"""One matter on the desk of somebody who is to take a step with it: what he may do, and all he reads before he does."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from gongkai.desk.checked import checked
from gongkai.desk.differences import Difference, difference
from gongkai.desk.passages import passages
from gongkai.desk.phrases import plan as plan_words
from gongkai.desk.phrases.passes import given
from gongkai.desk.phrases.record import lines_of
from gongkai.disclosures import queries
from gongkai.disclosures.models import Attachment, Revision
from gongkai.disclosures.rules.case import Standing
from gongkai.disclosures.rules.steps import STEPS, open_verbs
from gongkai.disclosures.rules.takedown import TAKEDOWN_STEPS
from gongkai.disclosures.rules.text import length
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.vocabulary import Role
from gongkai.orgs.models import Post
from gongkai.orgs.queries import Duties

__all__ = ["Attachment", "Revision", "Sheet", "reading", "sheet_of"]


@dataclass(frozen=True)
class Sheet:
    """A revision, and how the person at the desk stands to it at this moment."""

    revision: Revision
    standing: Standing
    takedowns: frozenset[Verb]
    duties: Duties
    at: datetime

    @cached_property
    def deciders(self) -> dict[Role, list[Post]]:
        """Who in the unit may still decide; looked up for the pages that name them."""
        return queries.deciders([self.revision], self.at)[self.revision.pk]

    @property
    def today(self) -> date:
        """The day it is at the school."""
        return localdate(self.at)

    @property
    def verbs(self) -> frozenset[Verb]:
        """All steps that are open to the person now."""
        return open_verbs(self.standing) | self.takedowns

    def could_be_his(self, *verbs: Verb) -> bool:
        """Tell whether one of the steps belongs to a post he holds, wherever the matter stands now."""
        rows = [(step.verb, step.roles) for step in (*STEPS, *TAKEDOWN_STEPS)]
        return any(verb in verbs and set(roles) & self.standing.roles for verb, roles in rows)

    def names(self, role: Role) -> str:
        """Name who else in the unit may still decide in a role; empty where nobody can. Practice: S7."""
        himself = {self.duties.person_id, *self.duties.acts_for}
        posts = [post for post in self.deciders.get(role, []) if post.person_id not in himself]
        return _("、").join(dict.fromkeys(post.person.name for post in posts))


def sheet_of(request: HttpRequest, duties: Duties, revision: Revision, at: datetime) -> Sheet:
    """Return how the signed-in person stands to a revision."""
    return Sheet(
        revision=revision,
        standing=queries.standings([revision], duties, at)[revision.pk],
        takedowns=queries.open_takedowns_of(revision, request.user.person, duties, at),  # type: ignore[union-attr]
        duties=duties,
        at=at,
    )


def reading(sheet: Sheet) -> dict[str, Any]:
    """Return all that is read before a decision: text, what changed, files, plan, passes, record. Source: 第十六条."""
    revision = sheet.revision
    reaches = queries.reach_of(revision, sheet.today)
    subjects = [person.name for person in revision.subjects.all()]
    attachments = list(queries.attachments_of(revision))
    check = checked(revision, attachments)
    return {
        "sheet": sheet,
        "revision": revision,
        "check": check,
        "passages": passages(check.text),
        "length": length(revision.body),
        "attachments": attachments,
        "difference": _difference(revision),
        "steps": plan_words.steps_in_words(reaches),
        "facts": plan_words.rows_of(revision, queries.item_of(revision), subjects),
        "given": given(queries.passes_of(revision), revision),
        "lines": lines_of(queries.history_of(revision.disclosure))[::-1],
        "now": sheet.at,
    }


def _difference(revision: Revision) -> Difference | None:
    earlier = queries.earlier_than(revision)
    return difference(earlier, queries.plan_written(revision)) if earlier else None
