"""A public page, a workbench page with a form, and the sign-in shell: each drawn by the kit alone."""

from types import SimpleNamespace

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

PUBLIC = """{% extends "ui/public.html" %}{% load ui %}{% block title %}首页{% endblock %}
{% block crumb %}<nav class="crumb" aria-label="当前位置"><ol><li><a href="/">首页</a></li></ol></nav>{% endblock %}
{% block main %}<h1>最新公开</h1><section class="card"><div class="hd"><h2 class="sec">本周</h2></div><ul class="news">
<li><a href="#">党费收缴情况公示</a><span class="o">组织部</span><time datetime="2026-09-10">2026-09-10</time></li>
</ul></section>
<p>{% chip "ok" "circle-check" "按时" %}{% chip "bad" "clock" "迟 3 天" %}</p>{% endblock %}
{% block aside %}<aside class="stack" aria-label="说明">
<div class="note">{% icon "info-circle" %}<p>说明</p></div></aside>{% endblock %}"""

DESK = """{% extends "ui/desk.html" %}{% load ui %}{% block title %}拟稿{% endblock %}
{% block head %}{% include "ui/_editor.html" %}{% endblock %}
{% block heading %}<div class="pgh"><h1>拟稿</h1><p class="saved" data-save-line role="status"></p></div>{% endblock %}
{% block main %}{% error_summary form %}
<div class="note warn" data-restore hidden><p>本机有没保存的内容。</p>
<button type="button" class="btn s" data-restore-yes>恢复</button>
<button type="button" class="btn s" data-restore-no>丢弃</button></div>
<form method="post" novalidate data-autosave="/autosave/" data-draft-key="disclosure/1" {{ switches }}>{% csrf_token %}
<input type="hidden" name="version" value="1">{% field form.title %}{% field form.kind %}{% field form.body %}
<button class="btn p" data-save>保存版本</button></form>{% endblock %}"""

PLAIN = """{% extends "ui/plain.html" %}{% load ui %}{% block title %}登录{% endblock %}
{% block main %}<h1>登录</h1>
<form method="post">{% csrf_token %}{% field form.title %}<button class="btn p">登录</button></form>{% endblock %}"""

SAVED: list[dict[str, str]] = []


class Draft(forms.Form):
    title = forms.CharField(label="标题", error_messages={"required": "请写标题。"})
    kind = forms.ChoiceField(
        label="时限",
        choices=[("now", "及时"), ("then", "定期")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择时限。"},
    )
    body = forms.CharField(label="正文", required=False, widget=forms.Textarea(attrs={"data-rich": ""}))


def draw(request: HttpRequest, source: str, **context: object) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(source).render(context, request))


def home(request: HttpRequest) -> HttpResponse:
    nav = [
        {"label": label, "url": "/", "current": label == "首页"}
        for label in ("首页", "公开目录", "最新公开", "公开统计")
    ]
    utility = [{"label": "党员登录", "url": "/plain/", "icon": "login"}]
    return draw(request, PUBLIC, nav=nav, utility=utility, footer=nav, search_url="/")


def desk(request: HttpRequest) -> HttpResponse:
    form = Draft(request.POST or None, initial={"body": "<h2>一、情况</h2><p>正文</p>"})
    if request.method == "POST":
        form.is_valid()
    entries = [{"label": "拟稿", "url": "/desk/", "icon": "edit", "count": 2, "hot": True, "current": True}]
    return draw(
        request,
        DESK,
        form=form,
        switches=request.GET.get("switches", ""),
        side=[{"heading": "办理", "entries": entries}],
        search_url="/",
        notices_url="/",
        notice_count=3,
        person=SimpleNamespace(name="王敏"),
        role="机械工程学院党委",
        signout_url="/plain/",
    )


def plain(request: HttpRequest) -> HttpResponse:
    return draw(request, PLAIN, form=Draft())


def autosave(request: HttpRequest) -> JsonResponse:
    """Keep what was sent; a title that says so meets somebody else's change."""
    if request.POST["title"] == "冲突":
        return JsonResponse({}, status=409)
    SAVED.append(request.POST.dict())
    return JsonResponse({"version": len(SAVED)})


urlpatterns = [
    path("", home),
    path("desk/", desk),
    path("plain/", plain),
    path("autosave/", autosave),
    path("i18n/", include("django.conf.urls.i18n")),
]
