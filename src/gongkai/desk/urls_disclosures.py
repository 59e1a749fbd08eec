"""Addresses of drafting and of the matters in hand; included under ``disclosures/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views import (
    attachments,
    checking,
    disclosures,
    drafts,
    editor,
    masking,
    proposing,
    redacting,
    starting,
)

_matter: list[URLPattern | URLResolver] = [
    path("", disclosures.disclosure, name="disclosure"),
    path("preview/", disclosures.preview, name="preview"),
    path("edit/", editor.edit, name="edit"),
    path("autosave/", drafts.autosave, name="autosave"),
    path("discard/", drafts.discard, name="discard"),
    path("check/", checking.progress, name="check_progress"),
    path("check/again/", checking.check_again, name="check_again"),
    path("propose/", proposing.propose, name="propose"),
    path("cancel/", proposing.cancel, name="cancel"),
    path("resume/", proposing.resume, name="resume"),
    path("attachments/<uuid:attachment>/", attachments.attachment, name="attachment"),
    path("attachments/<uuid:attachment>/original/", attachments.original, name="original"),
    path("attachments/<uuid:attachment>/redact/", redacting.redact, name="redact"),
    path("attachments/<uuid:attachment>/redact/<int:page>.png", redacting.redact_page, name="redact_page"),
    path("attachments/<uuid:attachment>/mask/", masking.mask_table, name="mask_table"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", disclosures.disclosures, name="disclosures"),
    path("new/", starting.new, name="new"),
    path("<uuid:pk>/", include(_matter)),
]
