"""What is overdue, told to everybody where the school has decided so. Source: 第十七条、第二十一条."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.timezone import localdate

from gongkai.obligations.queries import overdue_for_readers
from gongkai.policy.queries import decided
from gongkai.policy.rules import Choice
from gongkai.portal.http import Reader, show

PAGE = 50


def overdue(request: Reader) -> HttpResponse:
    """List which entries are overdue: entry, unit and day, and nothing of what is to be made known.

    :raises Http404: where the school has not decided to list it.
    """
    if not decided(Choice.LIST_OVERDUE):
        raise Http404
    today = localdate()
    page = Paginator(overdue_for_readers(today), PAGE).get_page(request.GET.get("page"))
    return show(request, "overdue", page=page, today=today)
