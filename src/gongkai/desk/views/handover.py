"""What somebody would leave behind, and who would have it. Practice: nobody waits silently."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from gongkai.desk.http import StaffRequest, staff_page
from gongkai.restructuring import queries


@staff_page
def handover(request: StaffRequest) -> HttpResponse:
    """Show whoever asks what waits for him and who would have each matter if he left today."""
    if not request.duties.posts:
        raise Http404
    posts = queries.posts_of(request.person, request.today)
    waiting = queries.left_behind(request.person, posts, now())
    return render(request, "desk/handover.html", {"waiting": waiting, "posts": posts})
