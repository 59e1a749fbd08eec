"""What the frame of every workbench page shows: where one may go, what waits there, who one is."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias, cast

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gongkai.channels import queries as channels
from gongkai.channels.queries.bulletins import MAKERS
from gongkai.desk.http import StaffRequest
from gongkai.desk.phrases.catalogue import named, unit_name
from gongkai.desk.phrases.tasks import KINDS, Kind, kind_of
from gongkai.desk.supervision import places
from gongkai.disclosures import queries as disclosures
from gongkai.disclosures.queries import Task
from gongkai.incidents import queries as incidents
from gongkai.ledger import queries as ledger
from gongkai.ledger.queries import Trouble
from gongkai.ledger.rules.leaf import Log
from gongkai.measures.vocabulary import OFFICE, Administration, Role
from gongkai.notices.queries import unread_count
from gongkai.obligations import queries as obligations
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Post
from gongkai.orgs.rules import Matter, may_manage
from gongkai.push import queries as push

Entry: TypeAlias = "dict[str, object]"
ALARMS = "desk/alarms"
ALARM_SECONDS = 30
"""How late somebody may hear that a log has stopped."""


def desk(request: HttpRequest) -> dict[str, object]:
    """Offer the frame of the workbench to its own pages; pages without it, such as "not found", cost nothing."""
    if not hasattr(request, "duties"):
        return {}
    staff = cast("StaffRequest", request)
    held = cast("list[Post]", SimpleLazyObject(lambda: posts_of(staff)))
    return {
        "side": SimpleLazyObject(lambda: _side(staff)),
        "desk_url": reverse("desk:todo"),
        "search_url": reverse("desk:disclosures") if staff.duties.posts else "",
        "notices_url": reverse("desk:notices"),
        "notice_count": SimpleLazyObject(lambda: unread_count(staff.person)),
        "person": staff.person,
        "role": SimpleLazyObject(lambda: _role(staff, current_post(staff, held))),
        "roles": SimpleLazyObject(lambda: _choices(staff, held)),
        "role_url": reverse("desk:act_as"),
        "person_links": SimpleLazyObject(lambda: _links(staff)),
        "signout_url": reverse("account_logout"),
        "alarms": SimpleLazyObject(lambda: alarms_for(staff)),
    }


def _side(request: StaffRequest) -> list[Entry]:
    groups = (
        _matters(request),
        _forms(request),
        _catalogue(request),
        _mailbox(request),
        _supervision(request),
        _screening(request),
        _register(request),
        _school(request),
        _systems(request),
        _watch(request),
    )
    return [group for group in groups if group["entries"]]


def _links(request: StaffRequest) -> list[Entry]:
    """List the ways out of the workbench: one's account, and what readers see."""
    inner: list[Entry] = [{"label": _("看党内公开"), "url": reverse("portal:inner"), "icon": "book"}]
    hand_over: list[Entry] = [{"label": _("交接"), "url": reverse("desk:handover"), "icon": "arrows-exchange"}]
    return [
        *(hand_over if request.duties.posts else []),
        {"label": _("我的账号"), "url": reverse("my_account"), "icon": "user"},
        {"label": _("看公开网站"), "url": reverse("portal:home"), "icon": "world"},
        *(inner if orgs.is_member(request.user, request.today) else []),
    ]


def tasks_for(request: StaffRequest) -> list[Task]:
    """Return what waits for whoever asks, looked up once a request."""
    found: list[Task] | None = getattr(request, "tasks", None)
    if found is None:
        found = disclosures.tasks_of(request.person, request.duties, now()) if request.duties.posts else []
        request.tasks = found  # type: ignore[attr-defined]
    return found


def waiting(tasks: Iterable[Task]) -> list[Task]:
    """Leave out the drafts one is free to finish whenever one likes."""
    return [task for task in tasks if kind_of(task) is not Kind.DRAFT]


def alarms_for(request: StaffRequest) -> list[str]:
    """Tell administrators and the office where a log has stopped, in words; looked up once a while for all of them."""
    if not request.user.administration and not request.duties.has(*OFFICE):
        return []
    found: list[tuple[Log, Trouble]] | None = cache.get(ALARMS)
    if found is None:
        troubles = [(log, ledger.trouble_of(log)) for log in Log]
        found = [(log, trouble) for log, trouble in troubles if trouble]
        cache.set(ALARMS, found, ALARM_SECONDS)
    return [f"{named(log)} · {named(trouble)}" for log, trouble in found]


def posts_of(request: StaffRequest) -> list[Post]:
    """Return the posts of whoever asks, in a lasting order; none for an administrator's account."""
    if request.user.administration:
        return []
    held = orgs.posts_in_force(request.today).filter(person=request.person).select_related("unit")
    return list(held.order_by("unit__position", "unit__code", "role"))


def name_of(post: Post) -> str:
    """Name a post in the way an account remembers it: role and unit."""
    return f"{post.role} {post.unit.code}"


def current_post(request: StaffRequest, held: Sequence[Post]) -> Post | None:
    """Return the post somebody has chosen to be shown as, else the first. Rights come from all posts together."""
    chosen = [post for post in held if name_of(post) == request.user.acts_as]
    return next(iter([*chosen, *held]), None)


def _role(request: StaffRequest, current: Post | None) -> str:
    if request.user.administration:
        return named(Administration(request.user.administration))
    return _words(current) if current else ""


def _words(post: Post) -> str:
    unit = unit_name(post.unit)
    return _("%(unit)s · %(role)s") % {"unit": unit, "role": named(Role(post.role))}


def _choices(request: StaffRequest, held: Sequence[Post]) -> list[Entry]:
    """List the posts somebody may be shown as; where there is only one, there is nothing to choose."""
    current = current_post(request, held)
    choices: list[Entry] = [
        {"label": _words(post), "value": name_of(post), "current": post == current} for post in held
    ]
    return choices if len(choices) > 1 else []


def _entry(request: StaffRequest, label: str, icon: str, url: str, count: int = 0) -> Entry:
    here = f"{request.path}?tab={request.GET['tab']}" if "tab" in request.GET else request.path
    return {"label": label, "icon": icon, "url": url, "count": count, "current": here == url}


def _matters(request: StaffRequest) -> Entry:
    """List what one does with disclosures, by the posts one holds."""
    if not request.duties.posts:
        return {"heading": _("办理"), "entries": []}
    tasks, todo = tasks_for(request), reverse("desk:todo")
    entries = [_entry(request, _("我的待办"), "checklist", todo, len(waiting(tasks)))]
    late = obligations.overdue_count(request.duties, request.today)
    entries.append(_entry(request, _("公开任务"), "calendar-due", reverse("desk:obligations"), late))
    undecided = incidents.unratified(request.duties).count()
    entries.append(_entry(request, _("应急处置"), "alert-triangle", reverse("desk:incidents"), undecided))
    if request.duties.has(Role.DRAFTER):
        entries.append(_entry(request, _("拟稿"), "edit", reverse("desk:new")))
    whole = any(role.is_school_wide for role, _unit in request.duties.posts)
    entries.append(
        _entry(request, _("全部事项") if whole else _("本单位事项"), "file-text", reverse("desk:disclosures"))
    )
    for kind, look in KINDS.items():
        count = sum(kind_of(task) is kind for task in tasks)
        if look.in_nav and (count or request.duties.has(*look.roles)):
            entries.append(_entry(request, str(look.nav), look.icon, f"{todo}?tab={kind}", count))
    return {"heading": _("办理"), "entries": entries}


def _forms(request: StaffRequest) -> Entry:
    """List the forms in which things are made known beside the pages, and when they are. Source: 第十四条."""
    entries = []
    if request.duties.posts:
        waits = channels.waiting_count(request.duties)
        entries.append(_entry(request, _("公开日程"), "calendar", reverse("desk:releases")))
        entries.append(_entry(request, _("线下公开"), "photo", reverse("desk:channels"), waits))
        entries.append(_entry(request, _("通报会"), "users", reverse("desk:meetings")))
    if request.duties.has(*MAKERS):
        entries.append(_entry(request, _("简报"), "books", reverse("desk:bulletins")))
    return {"heading": _("公开方式"), "entries": entries}


def _catalogue(request: StaffRequest) -> Entry:
    entries = []
    if request.duties.posts:
        entries.append(_entry(request, _("公开目录"), "list-tree", reverse("desk:catalogues")))
    if request.duties.has(*OFFICE):
        entries.append(_entry(request, _("目录备案"), "rubber-stamp", reverse("desk:catalogue_queue")))
    return {"heading": _("目录"), "entries": entries}


def _mailbox(request: StaffRequest) -> Entry:
    """List the letters one handles, and for inspectors alone the reports of wrongdoing. Source: 第十四条."""
    entries = []
    if request.duties.has(*OFFICE, Role.DRAFTER, Role.HEAD):
        entries.append(_entry(request, _("来信"), "mail", reverse("desk:letters")))
    if request.duties.has(*OFFICE):
        entries.append(_entry(request, _("来信说了什么"), "message-circle", reverse("desk:letter_topics")))
    if request.duties.has(Role.INSPECTOR):
        entries.append(_entry(request, _("反映违纪问题"), "flag", reverse("desk:reports")))
    if request.duties.has(*OFFICE, Role.INSPECTOR):
        entries.append(_entry(request, _("来信统计"), "chart-bar", reverse("desk:letter_figures")))
    return {"heading": _("互动"), "entries": entries}


def _supervision(request: StaffRequest) -> Entry:
    """List the pages of chapter 6. Source: 第十八条、第十九条、第二十条."""
    entries = [_entry(request, label, icon, reverse(name), *count) for label, icon, name, *count in places(request)]
    return {"heading": _("监督"), "entries": entries}


def _screening(request: StaffRequest) -> Entry:
    """List what belongs to the check before publication. Source: 第九条."""
    entries = []
    if request.duties.posts:
        entries.append(_entry(request, _("检查一份文件"), "scan", reverse("desk:check_file")))
    if request.duties.has(*OFFICE):
        undecided = disclosures.undecided().count()
        entries.append(_entry(request, _("检查规则"), "filter", reverse("desk:lists")))
        entries.append(_entry(request, _("复查"), "refresh", reverse("desk:rechecks"), undecided))
    return {"heading": _("发布前检查"), "entries": entries}


def _register(request: StaffRequest) -> Entry:
    """List what one manages of units and people: the rule that lets the pages through shows the way to them."""
    standing = orgs.standing_of_account(request.user, request.duties)
    pages = (
        (pgettext("several", "单位"), "sitemap", "desk:units", (Matter.UNITS, Matter.REGISTER, Matter.SMALL_MARK)),
        (_("人员"), "users", "desk:people", (Matter.PEOPLE, Matter.REGISTER)),
        (_("岗位一览"), "adjustments", "desk:roles", (Matter.REGISTER, Matter.SMALL_MARK)),
        (_("单位调整"), "arrows-exchange", "desk:reorganisations", (Matter.UNITS, Matter.REORGANISING)),
        (_("待确认任职"), "user-check", "desk:posts_pending", (Matter.POSTS,)),
        (_("人员名单"), "users-group", "desk:groups", (Matter.GROUPS,)),
    )
    entries = [
        _entry(request, label, icon, reverse(name))
        for label, icon, name, matters in pages
        if any(may_manage(matter, standing) for matter in matters)
    ]
    return {"heading": _("组织"), "entries": entries}


def _school(request: StaffRequest) -> Entry:
    """List what holds for the whole school: the leading group, and what the office sets. Source: 第六条、第二十一条."""
    entries = []
    if request.duties.posts:
        entries.append(_entry(request, _("领导小组"), "users-group", reverse("desk:leading")))
    if request.duties.has(*OFFICE):
        entries.append(_entry(request, _("放假安排"), "calendar", reverse("desk:calendars")))
        entries.append(_entry(request, _("电子屏"), "device-tv", reverse("desk:screens")))
        entries.append(_entry(request, _("群机器人"), "message", reverse("desk:robots")))
        entries.append(_entry(request, _("学校设置"), "settings", reverse("desk:policy")))
        entries.append(_entry(request, _("推送队列"), "send", reverse("desk:push"), push.open_count()))
    if request.duties.has(Role.HEAD):
        entries.append(_entry(request, _("本单位设置"), "adjustments", reverse("desk:unit_settings")))
    return {"heading": _("学校"), "entries": entries}


def _systems(request: StaffRequest) -> Entry:
    """List which other systems are told what is public. Practice: 三员分立."""
    standing = orgs.standing_of_account(request.user, request.duties)
    is_his = may_manage(Matter.PUSH, standing)
    entries = [_entry(request, _("对接系统"), "world", reverse("desk:push_targets"))] if is_his else []
    return {"heading": _("系统"), "entries": entries}


def _watch(request: StaffRequest) -> Entry:
    """List what the audit administrator looks after. Practice: 三员分立."""
    standing = orgs.standing_of_account(request.user, request.duties)
    is_his = may_manage(Matter.DEEDS, standing)
    entries = [_entry(request, _("操作日志"), "history", reverse("desk:deeds"))] if is_his else []
    return {"heading": _("审计"), "entries": entries}
