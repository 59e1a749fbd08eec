"""Addresses of the catalogue, under /desk/catalogue/."""

from django.urls import path

from gongkai.desk.views.catalogue import changing, compiling, ending, filing, importing, reading, writing

urlpatterns = [
    path("", reading.catalogues, name="catalogues"),
    path("queue/", reading.queue, name="catalogue_queue"),
    path("start/<str:code>/", writing.start, name="catalogue_start"),
    path("<uuid:public_id>/", reading.version, name="catalogue_version"),
    path("<uuid:public_id>/receipt/", reading.receipt, name="catalogue_receipt"),
    path("<uuid:public_id>/changes/", changing.changes, name="catalogue_changes"),
    path("<uuid:public_id>/decide/", changing.decide, name="catalogue_decide"),
    path("<uuid:public_id>/compile/", compiling.compile_school, name="catalogue_compile"),
    path("<uuid:public_id>/submit/", filing.submit, name="catalogue_submit"),
    path("<uuid:public_id>/file/", filing.file, name="catalogue_file"),
    path("<uuid:public_id>/return/", filing.give_back, name="catalogue_give_back"),
    path("<uuid:public_id>/import/", importing.upload, name="catalogue_import"),
    path("<uuid:public_id>/import/undo/", ending.undo_import, name="catalogue_import_undo"),
    path("<uuid:public_id>/import/<uuid:upload_id>/", importing.preview, name="catalogue_import_preview"),
    path("<uuid:public_id>/import/<uuid:upload_id>/columns/", importing.columns, name="catalogue_import_columns"),
    path("<uuid:public_id>/import/<uuid:upload_id>/write/", importing.write, name="catalogue_import_write"),
    path("<uuid:public_id>/import/<uuid:upload_id>/errors/", importing.errors, name="catalogue_import_errors"),
    path("<uuid:public_id>/import/<uuid:upload_id>/cancel/", ending.call_off, name="catalogue_import_call_off"),
    path("<uuid:public_id>/items/new/", writing.item_new, name="catalogue_item_new"),
    path("<uuid:public_id>/items/<uuid:entry_id>/", writing.item_edit, name="catalogue_item"),
    path("<uuid:public_id>/items/<uuid:entry_id>/drop/", writing.item_drop, name="catalogue_item_drop"),
]
