"""Addresses of what is told on paper or aloud; included under ``channels/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import bulletins, channels

urlpatterns: list[URLPattern | URLResolver] = [
    path("", channels.channels, name="channels"),
    path("forms/<uuid:public_id>/", channels.evidence, name="evidence"),
    path("files/<uuid:public_id>/", channels.evidence_file, name="evidence_file"),
    path("recalls/<uuid:public_id>/", channels.take_down, name="take_down"),
    path("bulletins/", bulletins.all_bulletins, name="bulletins"),
    path("bulletins/new/", bulletins.bulletin_new, name="bulletin_new"),
    path("bulletins/<uuid:public_id>/", bulletins.bulletin, name="bulletin"),
    path("bulletins/<uuid:public_id>/docx/", bulletins.bulletin_docx, name="bulletin_docx"),
    path("bulletins/<uuid:public_id>/pdf/", bulletins.bulletin_pdf, name="bulletin_pdf"),
]
