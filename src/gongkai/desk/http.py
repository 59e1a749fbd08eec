"""What every staff page knows of its request: who is asking, with which posts, on which day."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import localdate

from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Account, Person
from gongkai.orgs.queries import Duties

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody signed in; what he may do was looked up once."""

    user: Account
    person: Person
    duties: Duties
    today: date


View = Callable[Concatenate[StaffRequest, P], HttpResponseBase]


def staff_page(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in whoever is signed in and has a duty today, or administers; to others the page does not exist.

    Source: 第七条.
    """

    @login_required
    @wraps(view)
    def inner(request: StaffRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        request.today = localdate()
        request.person = request.user.person
        request.duties = orgs.duties_of_account(request.user, request.today)
        if not request.duties.posts and not request.user.administration:
            raise Http404
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return inner  # type: ignore[return-value]
