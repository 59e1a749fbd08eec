"""Addresses of the electronic screens, under /desk/screens/."""

from django.urls import path

from gongkai.desk.views import screens

urlpatterns = [
    path("", screens.screens, name="screens"),
    path("new/", screens.screen_new, name="screen_new"),
    path("<uuid:public_id>/", screens.screen_rename, name="screen_rename"),
    path("<uuid:public_id>/revoke/", screens.screen_revoke, name="screen_revoke"),
]
