"""Addresses of members' appraisals; included under ``appraisals/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.appraisals import acting, reading

_one: list[URLPattern | URLResolver] = [
    path("", reading.appraisal, name="appraisal"),
    path("call-off/", acting.call_off, name="appraisal_call_off"),
    path("publish/", acting.publish, name="appraisal_publish"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.appraisals, name="appraisals"),
    path("new/", acting.new, name="appraisal_new"),
    path("questions/", acting.template, name="appraisal_questions"),
    path("<uuid:public_id>/", include(_one)),
]
