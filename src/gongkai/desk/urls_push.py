"""Addresses of what goes to other systems; included under ``push/`` in the namespace ``desk``."""

from django.urls import URLPattern, URLResolver, include, path

from gongkai.desk.views.push import queue, summary, targets

_one: list[URLPattern | URLResolver] = [
    path("", queue.one, name="push_one"),
    path("retry/", queue.retry, name="push_retry"),
    path("by-hand/", queue.by_hand, name="push_by_hand"),
    path("proof/", queue.proof, name="push_proof"),
]
_target: list[URLPattern | URLResolver] = [
    path("probe/", targets.target_probe, name="push_target_probe"),
    path("key/", targets.target_key, name="push_target_key"),
    path("revoke/", targets.target_revoke, name="push_target_revoke"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.queue, name="push"),
    path("summary/", summary.summaries, name="push_summaries"),
    path("summary/<str:month>/", summary.summary, name="push_summary"),
    path("targets/", targets.targets, name="push_targets"),
    path("targets/new/", targets.target_new, name="push_target_new"),
    path("targets/<uuid:public_id>/", include(_target)),
    path("<uuid:public_id>/", include(_one)),
]
