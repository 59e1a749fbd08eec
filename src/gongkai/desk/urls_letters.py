"""Addresses of the mailbox at the desk; included under ``letters/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.letters import answering, figures, handling, identity, lists, one, timing

_letter: list[URLPattern | URLResolver] = [
    path("", one.letter, name="letter"),
    path("files/<uuid:file_id>/", one.enclosure, name="letter_file"),
    path("acknowledge/", handling.acknowledge, name="letter_acknowledge"),
    path("assign/", handling.assign, name="letter_assign"),
    path("return/", handling.give_back, name="letter_return"),
    path("urge/", handling.urge, name="letter_urge"),
    path("name-person/", handling.name_person, name="letter_name_person"),
    path("merge/", handling.merge, name="letter_merge"),
    path("close/", handling.close, name="letter_close"),
    path("supplement/", timing.supplement, name="letter_supplement"),
    path("third-party/", timing.third_party, name="letter_third_party"),
    path("third-party/heard/", timing.heard, name="letter_heard"),
    path("extend/", timing.extend, name="letter_extend"),
    path("answer/", answering.answer, name="letter_answer"),
    path("answer/approve/", answering.approve, name="letter_approve"),
    path("answer/send-back/", answering.send_back, name="letter_send_back"),
    path("extract/", answering.extract, name="letter_extract"),
    path("identity/", identity.request_identity, name="letter_identity"),
    path("identity/grant/", identity.grant_identity, name="letter_identity_grant"),
    path("identity/refuse/", identity.refuse_identity, name="letter_identity_refuse"),
    path("identity/open/", identity.open_identity, name="letter_identity_open"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", lists.letters, name="letters"),
    path("reports/", lists.reports, name="reports"),
    path("figures/", figures.letter_figures, name="letter_figures"),
    path("figures/export/", figures.export, name="letter_figures_export"),
    path("topics/", figures.letter_topics, name="letter_topics"),
    path("<uuid:public_id>/", include(_letter)),
]
