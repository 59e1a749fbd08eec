"""Addresses of the register of accountability; included under ``accountability/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.accountability import acting, deciding, hints, reading

_one: list[URLPattern | URLResolver] = [
    path("", reading.case, name="case"),
    path("looks/", reading.looks, name="case_looks"),
    path("files/<uuid:proof>/", reading.file, name="case_file"),
    path("write/", acting.write, name="case_write"),
    path("prove/", acting.prove, name="case_prove"),
    path("protect/", acting.protect, name="case_protect"),
    path("protected/<uuid:kept>/", acting.unprotect, name="case_unprotect"),
    path("hear/", acting.hear, name="case_hear"),
    path("open/", deciding.open_case, name="case_open"),
    path("decide/", deciding.decide, name="case_decide"),
    path("drop/", deciding.drop, name="case_drop"),
    path("close/", deciding.close, name="case_close"),
    path("take-over/", deciding.take_over, name="case_take_over"),
    path("admit/", deciding.admit, name="case_admit"),
    path("list/<uuid:knower>/", deciding.dismiss, name="case_dismiss"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.cases, name="cases"),
    path("figures/", reading.figures, name="case_figures"),
    path("hints/", hints.hints, name="case_hints"),
    path("hints/dismiss/", hints.dismiss, name="case_hint_dismiss"),
    path("note/", hints.note, name="case_note"),
    path("<uuid:public_id>/", include(_one)),
]
