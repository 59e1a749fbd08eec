"""Addresses of assessments; included under ``assessments/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.assessments import acting, objecting, planning, reading

_one: list[URLPattern | URLResolver] = [
    path("", reading.assessment, name="assessment"),
    path("change/", planning.change, name="assessment_change"),
    path("measure/", acting.measure, name="assessment_measure"),
    path("give/<int:position>/", acting.give, name="assessment_give"),
    path("open/", acting.open_to_units, name="assessment_open"),
    path("freeze/", acting.freeze, name="assessment_freeze"),
    path("call-off/", acting.call_off, name="assessment_call_off"),
]

_sheet: list[URLPattern | URLResolver] = [
    path("", reading.sheet, name="assessment_sheet"),
    path("object/<int:position>/", objecting.object_to, name="assessment_object"),
    path("answer/<int:position>/", objecting.answer, name="assessment_answer"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.assessments, name="assessments"),
    path("new/", planning.new, name="assessment_new"),
    path("sheets/", reading.sheets, name="assessment_sheets"),
    path("sheets/<uuid:public_id>/", include(_sheet)),
    path("<uuid:public_id>/", include(_one)),
]
