"""Addresses of the robots of groups, under /desk/robots/."""

from django.urls import path

from gongkai.desk.views import robots

urlpatterns = [
    path("", robots.robots, name="robots"),
    path("new/", robots.robot_new, name="robot_new"),
    path("<uuid:public_id>/try/", robots.robot_try, name="robot_try"),
    path("<uuid:public_id>/revoke/", robots.robot_revoke, name="robot_revoke"),
]
