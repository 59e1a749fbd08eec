"""Appraisals as those see them who may vote: what is open, the ballot, and what came of it. Source: 第十八条.

Nothing about a vote goes into the session, not even a message: a session's row tells when it was written.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate

from gongkai.appraisals import actions, queries
from gongkai.appraisals.queries import Vote
from gongkai.appraisals.rules.tally import answered
from gongkai.measures.refusal import Refused
from gongkai.portal.forms.appraisals import BallotForm
from gongkai.portal.http import Reader, own_person, show
from gongkai.portal.wording import named


def appraisals(request: Reader) -> HttpResponse:
    """List the appraisals in which one may vote, and those whose result was made known."""
    votes = queries.votes_of(own_person(request), localdate())
    return show(request, "appraisals/list", votes=votes, today=localdate())


def appraisal(request: Reader, public_id: UUID) -> HttpResponse:
    """Show the ballot and take it, or show that it was taken, or what came of it all.

    :raises Http404: for those who may not vote.
    """
    person, today = own_person(request), localdate()
    vote = queries.called_by_member(public_id, person, today)
    if vote is None:
        raise Http404
    questions = vote.appraisal.questions
    form = BallotForm(request.POST if request.method == "POST" else None, questions=questions)
    if form.is_bound and form.is_valid() and _cast(form, vote, request):
        return redirect("portal:inner_appraisal", public_id)
    result = queries.result_of(vote.appraisal)
    lines = answered(questions, result, named) if result else []
    return show(request, "appraisals/one", vote=vote, form=form, result=result, lines=lines, today=today)


def _cast(form: BallotForm, vote: Vote, request: Reader) -> bool:
    try:
        actions.cast(vote.appraisal, form.ballot(), by=own_person(request), on=localdate())
    except Refused as refused:
        form.refuse(refused.refusals)
        return False
    return True
