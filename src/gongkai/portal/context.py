"""What stands around every readers' page: the ways through the site, and who to ask."""

from typing import TypedDict

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.ledger.queries import published_head
from gongkai.ledger.rules.leaf import Log


class Link(TypedDict, total=False):
    """A way to another page."""

    label: str
    url: str
    icon: str
    hide_small: bool
    current: bool


def shell(request: HttpRequest, *, inner: bool) -> dict[str, object]:
    """Offer the ways through the site: only pages that there are."""
    match = request.resolver_match
    here = match.view_name if match else ""
    return {
        "home_url": reverse("portal:home"),
        "nav": [{"label": label, "url": reverse(names[0]), "current": here in names} for label, names in _nav()],
        "utility": [
            Link(label=_("无障碍说明"), url=reverse("portal:accessibility"), icon="accessible", hide_small=True),
            Link(label=_("退出登录"), url=reverse("account_logout"), icon="logout")
            if inner
            else Link(label=_("党员登录"), url=reverse("portal:inner"), icon="login"),
        ],
        "foot_note": "portal/_checkpoint.html",
        "log_head": published_head(Log.PUBLIC),
        "footer": [Link(label=label, url=reverse(name)) for label, name in _footer()],
    }


def _nav() -> list[tuple[str, list[str]]]:
    return [
        (_("首页"), ["portal:home"]),
        (_("公开目录"), ["portal:catalogue", "portal:catalogue_unit"]),
        (_("公开信息"), ["portal:list", "portal:detail", "portal:search"]),
        (_("实施办法"), ["portal:measures", "portal:trace"]),
        (_("领导信箱"), ["portal:letter", "portal:letter_receipt", "portal:letter_privacy", "portal:letter_track"]),
        (_("制度规定"), ["portal:regulations", "portal:regulation"]),
        (_("公开指南"), ["portal:guide"]),
        (_("防篡改验证"), ["portal:verify", "portal:verify_how", "portal:verify_checkpoint"]),
        (_("党内公开"), ["portal:inner", "portal:inner_list", "portal:inner_detail"]),
    ]


def _footer() -> list[tuple[str, str]]:
    return [
        (_("公开指南"), "portal:guide"),
        (_("实施办法"), "portal:measures"),
        (_("通报会"), "portal:meetings"),
        (_("条文对照"), "portal:trace"),
        (_("防篡改验证"), "portal:verify"),
        (_("订阅"), "portal:subscribe"),
        (_("网站地图"), "portal:sitemap"),
        (_("无障碍说明"), "portal:accessibility"),
    ]
