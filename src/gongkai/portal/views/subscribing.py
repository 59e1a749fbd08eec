"""订阅: the feeds, and mails on what is new; asked for here, confirmed and ended by links in the mails."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from gongkai.digests import actions
from gongkai.digests.queries import known_by, mail_is_on, subscription_behind, subscription_of
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs.queries import unit_tree
from gongkai.portal.forms.subscribing import ChoiceForm, MemberForm, StrangerForm
from gongkai.portal.http import Reader, own_person, show


def subscribe(request: Reader) -> HttpResponse:
    """List the feeds and offer mails; the answer is the same whether an address is known already or not."""
    form = StrangerForm(request.POST if request.method == "POST" else None, on=localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for_mail(form.cleaned_data["address"], **form.chosen, at=now())
        except Refused as refused:
            form.refuse(refused.refusals)
        else:
            return show(request, "subscribe_asked", address=form.cleaned_data["address"])
    return show(
        request,
        "subscribe",
        form=form,
        sends_mail=mail_is_on(),
        classes=list(MatterClass),
        units=unit_tree(localdate()),
    )


def confirm(request: Reader, link: str) -> HttpResponse:
    """Ask once more, for programs open links by themselves; then let the subscription begin.

    :raises Http404: for links that nobody was sent.
    """
    _was_sent(link)
    found = subscription_behind(link)
    if request.method != "POST" or found is None:
        return show(request, "subscribe_confirm", state="asked" if found else "late")
    done = actions.confirm_address(found, at=now())
    return show(request, "subscribe_confirm", state="done" if done else "late")


def end(request: Reader, link: str) -> HttpResponse:
    """Ask once more, for programs open links by themselves; then end the subscription.

    :raises Http404: for links that nobody was sent.
    """
    _was_sent(link)
    found = subscription_behind(link)
    if request.method == "POST" and found:
        actions.unsubscribe(found)
        found = None
    return show(request, "subscribe_end", is_over=found is None)


def inner(request: Reader) -> HttpResponse:
    """Let somebody signed in choose what he is told at his own address.

    :raises Http404: for administrators' accounts, which read as anybody.
    """
    person = own_person(request)
    own = subscription_of(person)
    chosen = (
        {"classes": own.classes, "units": [one.code for one in own.units.all()], "with_inner": own.with_inner}
        if own
        else {}
    )
    kind = MemberForm if request.viewer.is_member else ChoiceForm
    form = kind(request.POST if request.method == "POST" else None, on=localdate(), initial=chosen)
    if request.method == "POST" and "end" in request.POST:
        return _ended(request)
    if request.method == "POST" and form.is_valid() and _subscribed(form, request):
        messages.success(request, _("已订阅。有新的公开信息，第二天早上八点以后发到您的邮箱。"))
        return redirect("portal:inner_subscribe")
    return show(request, "inner_subscribe", form=form, own=own, address=person.email, sends_mail=mail_is_on())


def _ended(request: Reader) -> HttpResponse:
    own = subscription_of(own_person(request))
    if own:
        actions.unsubscribe(own)
    messages.success(request, _("已退订。"))
    return redirect("portal:inner_subscribe")


def _subscribed(form: ChoiceForm, request: Reader) -> bool:
    with_inner = bool(form.cleaned_data.get("with_inner"))
    try:
        actions.subscribe(own_person(request), **form.chosen, with_inner=with_inner, at=now())
    except Refused as refused:
        form.refuse(refused.refusals)
        return False
    return True


def _was_sent(link: str) -> None:
    if known_by(link) is None:
        raise Http404
