"""Addresses of the readers' pages: what is public at the top, what is made known within the Party under /inner/."""

from django.urls import path

from gongkai.portal.http import inner_page, public_form, public_page
from gongkai.portal.views import about, catalogue, feeds, lists, log, measures, overdue, reading, verify

app_name = "portal"
urlpatterns = [
    path("", public_page(lists.home), name="home"),
    path("list/", public_page(lists.listing), name="list"),
    path("search/", public_page(lists.search), name="search"),
    path("d/<uuid:public_id>/", public_page(reading.detail), name="detail"),
    path("d/<uuid:public_id>/qr.svg", public_page(reading.qr), name="qr"),
    path("d/<uuid:public_id>/files/<uuid:file_id>/<str:name>", public_page(reading.attachment), name="file"),
    path("d/<uuid:public_id>/proof", public_page(log.proof), name="proof"),
    path("catalogue/", public_page(catalogue.overview), name="catalogue"),
    path("catalogue/export/", public_page(catalogue.export), name="catalogue_export"),
    path("catalogue/<str:code>/export/", public_page(catalogue.unit_export), name="catalogue_unit_export"),
    path("catalogue/<str:code>/", public_page(catalogue.unit), name="catalogue_unit"),
    path("overdue/", public_page(overdue.overdue), name="overdue"),
    path("measures/", public_page(measures.text), name="measures"),
    path("measures/trace/", public_page(measures.trace), name="trace"),
    path("guide/", public_page(about.guide), name="guide"),
    path("accessibility/", public_page(about.accessibility), name="accessibility"),
    path("sitemap/", public_page(about.sitemap), name="sitemap"),
    path("verify/", public_form(verify.verify), name="verify"),
    path("verify/how/", public_page(verify.how), name="verify_how"),
    path("verify/checkpoint/", public_page(verify.checkpoint), name="verify_checkpoint"),
    path("robots.txt", public_page(about.robots), name="robots"),
    path("inner/", inner_page(lists.home), name="inner"),
    path("inner/list/", inner_page(lists.listing), name="inner_list"),
    path("inner/d/<uuid:public_id>/", inner_page(reading.detail), name="inner_detail"),
    path("inner/d/<uuid:public_id>/files/<uuid:file_id>/<str:name>", inner_page(reading.attachment), name="inner_file"),
    path("inner/d/<uuid:public_id>/proof", inner_page(log.proof), name="inner_proof"),
    path("log/public/<path:path>", public_page(log.public_log), name="log"),
    path("log/inner/<path:path>", inner_page(log.inner_log), name="inner_log"),
    path("ics/<str:token>.ics", feeds.days, name="ics"),
]
