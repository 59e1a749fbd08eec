"""Addresses of yearly reports; included under ``reports/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.reports import acting, papers, reading

_one: list[URLPattern | URLResolver] = [
    path("", reading.report, name="report"),
    path("sections/<str:code>/", acting.section, name="report_section"),
    path("measure/", acting.measure, name="report_measure"),
    path("freeze/", acting.freeze, name="report_freeze"),
    path("submit/", acting.submit, name="report_submit"),
    path("void/", acting.void, name="report_void"),
    path("publish/", papers.publish, name="report_publish"),
    path("docx/", papers.paper, {"form": "docx"}, name="report_docx"),
    path("pdf/", papers.paper, {"form": "pdf"}, name="report_pdf"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.reports, name="yearly_reports"),
    path("new/", acting.new, name="report_new"),
    path("<uuid:public_id>/", include(_one)),
]
