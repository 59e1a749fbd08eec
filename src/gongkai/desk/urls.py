"""Addresses of the workbench, one module a chapter."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views import handover, policy, subscription, todo

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", todo.todo, name="todo"),
    path("role/", todo.act_as, name="act_as"),
    path("handover/", handover.handover, name="handover"),
    path("disclosures/", include("gongkai.desk.urls_disclosures")),
    path("disclosures/<uuid:pk>/", include("gongkai.desk.urls_procedure")),
    path("catalogue/", include("gongkai.desk.urls_catalogue")),
    path("orgs/", include("gongkai.desk.urls_orgs")),
    path("deeds/", include("gongkai.desk.urls_deeds")),
    path("rechecks/", include("gongkai.desk.urls_rechecks")),
    path("screening/", include("gongkai.desk.urls_screening")),
    path("obligations/", include("gongkai.desk.urls_obligations")),
    path("calendars/", include("gongkai.desk.urls_calendars")),
    path("policy/", policy.policy, name="policy"),
    path("notices/", include("gongkai.desk.urls_notices")),
    path("obligations/subscription/", subscription.subscription, name="subscription"),
    path("obligations/subscription/end/", subscription.end, name="subscription_end"),
]
