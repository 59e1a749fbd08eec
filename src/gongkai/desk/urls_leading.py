"""Addresses of the leading group; included under ``leading/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.leading import group, interpretations, regulations, resolutions

_seats: list[URLPattern] = [
    path("new/", group.seat_new, name="seat_new"),
    path("<uuid:public_id>/end/", group.seat_end, name="seat_end"),
    path("<uuid:public_id>/name/", group.seat_name, name="seat_name"),
]
_resolutions: list[URLPattern] = [
    path("", resolutions.resolutions, name="resolutions"),
    path("new/", resolutions.resolution_new, name="resolution_new"),
    path("<uuid:public_id>/", resolutions.resolution, name="resolution"),
    path("<uuid:public_id>/edit/", resolutions.resolution_edit, name="resolution_edit"),
    path("<uuid:public_id>/confirm/", resolutions.resolution_confirm, name="resolution_confirm"),
    path("<uuid:public_id>/call-off/", resolutions.resolution_call_off, name="resolution_call_off"),
    path("<uuid:public_id>/papers/<uuid:paper_id>/", resolutions.paper, name="resolution_paper"),
]
_regulations: list[URLPattern] = [
    path("", regulations.regulations, name="regulations"),
    path("new/", regulations.regulation_new, name="regulation_new"),
    path("<uuid:public_id>/", regulations.regulation, name="regulation"),
    path("<uuid:public_id>/word/", regulations.regulation_word, name="regulation_word"),
    path("<uuid:public_id>/confirm/", regulations.regulation_confirm, name="regulation_confirm"),
    path("<uuid:public_id>/call-off/", regulations.regulation_call_off, name="regulation_call_off"),
    path("<uuid:public_id>/repeal/", regulations.regulation_repeal, name="regulation_repeal"),
]
_interpretations: list[URLPattern] = [
    path("", interpretations.interpretations, name="interpretations"),
    path("new/", interpretations.interpretation_new, name="interpretation_new"),
    path("<uuid:public_id>/edit/", interpretations.interpretation_edit, name="interpretation_edit"),
    path("<uuid:public_id>/confirm/", interpretations.interpretation_confirm, name="interpretation_confirm"),
    path("<uuid:public_id>/call-off/", interpretations.interpretation_call_off, name="interpretation_call_off"),
    path("<uuid:public_id>/withdraw/", interpretations.interpretation_withdraw, name="interpretation_withdraw"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", group.leading, name="leading"),
    path("seats/", include(_seats)),
    path("resolutions/", include(_resolutions)),
    path("regulations/", include(_regulations)),
    path("interpretations/", include(_interpretations)),
]
