"""Addresses of the internal log in the workbench; included under ``deeds/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, path

from gongkai.desk.views import deeds

urlpatterns: list[URLPattern | URLResolver] = [
    path("", deeds.deeds, name="deeds"),
    path("<int:index>/proof/", deeds.proof, name="deed_proof"),
]
