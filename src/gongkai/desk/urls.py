"""Addresses of the workbench, one module a chapter."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views import calendar, handover, policy, reminders, settings, subscription, todo

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
    path("console/", include("gongkai.desk.urls_console")),
    path("letters/", include("gongkai.desk.urls_letters")),
    path("meetings/", include("gongkai.desk.urls_briefings")),
    path("releases/", calendar.releases, name="releases"),
    path("incidents/", include("gongkai.desk.urls_incidents")),
    path("assessments/", include("gongkai.desk.urls_assessments")),
    path("appraisals/", include("gongkai.desk.urls_appraisals")),
    path("archives/", include("gongkai.desk.urls_archives")),
    path("reports/", include("gongkai.desk.urls_reports")),
    path("inspections/", include("gongkai.desk.urls_inspections")),
    path("accountability/", include("gongkai.desk.urls_accountability")),
    path("channels/", include("gongkai.desk.urls_channels")),
    path("calendars/", include("gongkai.desk.urls_calendars")),
    path("policy/", policy.policy, name="policy"),
    path("policy/quiet/", reminders.quiet_hours, name="quiet_hours"),
    path("robots/", include("gongkai.desk.urls_robots")),
    path("screens/", include("gongkai.desk.urls_screens")),
    path("push/", include("gongkai.desk.urls_push")),
    path("policy/unit/", settings.unit_settings, name="unit_settings"),
    path("policy/unit/<str:code>/<str:setting>/", settings.unit_setting, name="unit_setting"),
    path("policy/<str:setting>/", settings.setting, name="setting"),
    path("leading/", include("gongkai.desk.urls_leading")),
    path("exports/", include("gongkai.desk.urls_exports")),
    path("notices/", include("gongkai.desk.urls_notices")),
    path("obligations/subscription/", subscription.subscription, name="subscription"),
    path("obligations/subscription/end/", subscription.end, name="subscription_end"),
]
