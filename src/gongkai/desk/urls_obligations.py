"""Addresses of what falls due; included under ``obligations/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.obligations import answering, coverage, events, lists, one, urging

_one: list[URLPattern | URLResolver] = [
    path("", one.obligation, name="obligation"),
    path("answer/", answering.answer, name="obligation_answer"),
    path("defer/", answering.defer, name="obligation_defer"),
    path("defer/approve/", answering.approve, name="obligation_approve"),
    path("defer/refuse/", answering.refuse, name="obligation_refuse"),
    path("defer/end/", answering.take_up, name="obligation_take_up"),
    path("nothing/", answering.nothing, name="obligation_nothing"),
    path("void/", answering.void, name="obligation_void"),
    path("urge/", urging.urge, name="obligation_urge"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.obligations, name="obligations"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("deferrals/", lists.deferrals, name="deferrals"),
    path("events/new/", events.event_new, name="event_new"),
    path("urge/", urging.urge_all, name="obligations_urge"),
    path("<uuid:public_id>/", include(_one)),
]
