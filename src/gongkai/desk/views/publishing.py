"""Making known: which step of the ladder goes live now, and what cannot be taken back. Source: 第十六条（四）."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from gongkai.desk.forms.procedure import ConfirmForm
from gongkai.desk.http import StaffRequest
from gongkai.desk.matter import Sheet
from gongkai.desk.phrases import plan as plan_words
from gongkai.desk.phrases.refusals import sentence
from gongkai.desk.views.steps import Ask, sent, start_of, step_page, take
from gongkai.disclosures import actions, queries
from gongkai.disclosures.rules.case import Case, Said
from gongkai.disclosures.rules.steps import STEPS
from gongkai.disclosures.rules.words import Verb
from gongkai.measures.refusal import Refusal


@step_page(Verb.PUBLISH)
def publish(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    """Confirm that the next step of the ladder goes live now. Source: 第十六条（四）."""
    context = _ladder(request, sheet)
    audience = _("、").join([context["next"].audience, *context["together"]])
    page = Ask(
        _("发布：%(title)s") % {"title": sheet.revision.title},
        _("现在发布：%(audience)s") % {"audience": audience},
        _("已发布：%(audience)s。") % {"audience": audience},
        template="desk/publishing/publish.html",
    )
    form = ConfirmForm(sent(request), initial=start_of(request, sheet))
    who: dict[str, Any] = {"by": request.person, "at": sheet.at}
    return take(
        request,
        sheet,
        form,
        page,
        lambda said: actions.publish(sheet.revision, **who, version=said["version"]),
        **context,
    )


def _ladder(request: StaffRequest, sheet: Sheet) -> dict[str, Any]:
    """Return the step that goes live, those that are live, those to come, and what speaks against it now."""
    revision = sheet.revision
    reaches = queries.reach_of(revision, request.today)
    order = [reach.rung.audience for reach in reaches]
    at = order.index(str(sheet.standing.next_audience))
    steps = plan_words.steps_in_words(reaches)
    due = {rung.audience for rung in queries.rungs_due(revision, sheet.at)} - {order[at]}
    case = queries.case_of(revision, request.person, sheet.at, standing=sheet.standing)
    ladder = case.ladder
    waiver = revision.inner_first_waiver
    return {
        "next": steps[at],
        "taken": steps[:at],
        "together": [step.audience for step, code in zip(steps, order, strict=True) if code in due],
        "to_come": [step for step, code in list(zip(steps, order, strict=True))[at + 1 :] if code not in due],
        "held_up": [sentence(Refusal(code)) for code in steps[at].held_up],
        "against": [sentence(refusal) for refusal in _needs(case)],
        "inner_first": plan_words.inner_first(ladder.inner_days_needed, ladder.inner_live_days, waiver),
        "replaces": revision.corrects_id is not None,
    }


def _needs(case: Case) -> list[Refusal]:
    row = next(step for step in STEPS if step.verb is Verb.PUBLISH and step.stage is case.standing.stage)
    return [refusal for need in row.needs for refusal in need(case, Said())]
