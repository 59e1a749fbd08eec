"""Addresses of the notices, under /desk/notices/."""

from django.urls import path

from gongkai.desk.views import notices

urlpatterns = [
    path("", notices.notices, name="notices"),
    path("read/", notices.read, name="notices_read"),
]
