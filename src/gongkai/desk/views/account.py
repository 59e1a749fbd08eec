"""One's own account: what it entitles to, and how it is protected."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache

from gongkai.orgs import queries


@never_cache
@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    """Show the signed-in account: posts, membership, second factor."""
    account = queries.with_person(request.user.get_username())
    duties = queries.duties_of_account(account, localdate())
    context = {
        "account": account,
        "dossier": queries.dossier_of(account.person, localdate()),
        "is_staff": bool(duties.posts or account.administration),
    }
    return render(request, "account/mine.html", context)


def no_sign_up(_request: HttpRequest) -> HttpResponse:
    """Say that there is no such page: accounts are opened by administrators.

    :raises Http404: always.
    """
    raise Http404
