"""Addresses of inspections and findings; included under ``inspections/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.inspections import checking, findings, papers, planning, reading
from gongkai.inspections.rules.words import Verb

_item: list[URLPattern | URLResolver] = [
    path("", reading.item, name="inspection_item"),
    path("check/", checking.check, name="inspection_check"),
    path("find/", checking.find, name="inspection_find"),
    path("evidence/<uuid:check>/", reading.evidence, name="inspection_evidence"),
]

_one: list[URLPattern | URLResolver] = [
    path("", reading.inspection, name="inspection"),
    path("change/", planning.change, name="inspection_change"),
    path("file/", planning.file, name="inspection_filing"),
    path("cancel/", planning.cancel, name="inspection_cancel"),
    path("draw/", reading.draw, name="inspection_draw"),
    path("draw/now/", planning.draw_now, name="inspection_draw_now"),
    path("draw/<str:part>.txt", reading.export, name="inspection_export"),
    path("begin/", planning.begin, name="inspection_begin"),
    path("serve/<str:code>/", checking.serve, name="inspection_serve"),
    path("close/", planning.close, name="inspection_close"),
    path("circular/", papers.circular, name="inspection_circular"),
    path("circular/docx/", papers.circular_paper, {"form": "docx"}, name="inspection_circular_docx"),
    path("circular/pdf/", papers.circular_paper, {"form": "pdf"}, name="inspection_circular_pdf"),
    path("circular/publish/", papers.publish, name="inspection_publish"),
    path("items/<uuid:item>/", include(_item)),
]

_finding: list[URLPattern | URLResolver] = [
    path("", findings.finding, name="finding"),
    *(path(f"{verb.value}/", findings.step, {"verb": verb}, name=f"finding_{verb.value}") for verb in Verb),
    path("files/<uuid:file>/", findings.file, name="finding_file"),
]

_notice: list[URLPattern | URLResolver] = [
    path("docx/", papers.notice_paper, {"form": "docx"}, name="rectification_docx"),
    path("pdf/", papers.notice_paper, {"form": "pdf"}, name="rectification_pdf"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", reading.inspections, name="inspections"),
    path("new/", planning.new, name="inspection_new"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<uuid:public_id>/", include(_finding)),
    path("notices/<uuid:public_id>/", include(_notice)),
    path("<uuid:public_id>/", include(_one)),
]
