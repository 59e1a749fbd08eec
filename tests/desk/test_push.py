"""The pages on what goes to other systems: who may open them, what they show, and what they cost. Source: 第十四条."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Alarm
from gongkai.measures.vocabulary import Channel
from gongkai.orgs import actions as orgs
from gongkai.push import actions
from gongkai.push.models import Delivery, Target
from tests.desk.walking import complaints, cost, signed_in
from tests.factories import NOON
from tests.push.receiver import receiving
from tests.push.things import SUNSHINE, a_town, run

pytestmark = [pytest.mark.django_db, pytest.mark.article(14)]
QUEUE, TARGETS = reverse("desk:push"), reverse("desk:push_targets")
NEW, SUMMARIES = reverse("desk:push_target_new"), reverse("desk:push_summaries")
AUGUST = reverse("desk:push_summary", args=["2026-08"])
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def server():
    with receiving() as server:
        yield server


@pytest.fixture
def town(settings, server):
    return a_town(settings, server)


@pytest.fixture
def clerk(town):
    return signed_in(town.house.clerk)


@pytest.fixture
def admin(town):
    client = Client()
    client.force_login(town.admin.accounts.get())
    return client


def at(one, name="push_one"):
    return reverse(f"desk:{name}", args=[one.public_id])


def shown(page):
    return [(line.title, str(line.kind), str(line.words)) for line in page.context["lines"]]


def test_the_queue_shows_first_what_somebody_has_to_see_to(town, server, clerk):
    server.habit = "refuses"
    town.released(title="第一件")
    run()
    server.habit = "takes"
    town.released(title="第二件")
    run()

    assert shown(clerk.get(QUEUE)) == [("第一件", "公开", "没有送达")]
    assert shown(clerk.get(QUEUE, {"tab": "delivered"})) == [("第二件", "公开", "对方已收到")]
    assert "对方拒绝接收。请和对方核对密钥和接口" in clerk.get(QUEUE).content.decode()


def test_what_is_public_no_more_is_named_by_its_number_alone(town, clerk):
    revision = town.released(title="后来撤下的")
    run()
    disclosures.withdraw(revision, by=town.house.approver, at=NOON, reason="重复公开")
    run()
    revision.disclosure.refresh_from_db()
    page = clerk.get(QUEUE, {"tab": "delivered"})

    assert {line.title for line in page.context["lines"]} == {revision.disclosure.index_no}
    assert "后来撤下的" not in page.content.decode()


def test_trying_again_sends_it_with_the_next_round(town, server, clerk):
    server.habit = "refuses"
    town.released()
    run()
    server.habit = "takes"
    one = Delivery.objects.get()
    clerk.post(at(one, "push_retry"))
    run(NOON + timedelta(hours=3))

    one.refresh_from_db()
    assert (one.standing.value, len(server.heard)) == ("delivered", 2)


def withdrawn(town):
    """Return the recall of something the other side has taken and does not confirm."""
    revision = town.released()
    run()
    disclosures.suspend(revision, by=town.house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
    actions.reconcile(NOON)
    return Delivery.objects.get(kind="recall")


def test_a_recall_done_by_hand_wants_a_picture_and_keeps_what_was_written(town, clerk):
    recall = withdrawn(town)
    page = clerk.post(at(recall, "push_by_hand"), {"note": "已在办公系统撤下"})

    assert complaints(page) == {"proof": ["撤回要有凭证：请上传对方系统里已看不到这条信息的截图。"]}
    assert "已在办公系统撤下" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.png", b"no picture", "凭证要是 jpg、png 图片或没有加密的 PDF。请换一个文件。"),
        ("a.docx", PNG, "凭证要是 jpg、png 图片或没有加密的 PDF。请换一个文件。"),
        ("a.png", PNG + b"\0" * 2 * 1024 * 1024, "凭证超过 2 MB：请压缩，或只截需要的部分。"),
    ],
)
def test_what_proves_nothing_is_not_taken(town, clerk, name, content, said):
    recall = withdrawn(town)
    page = clerk.post(at(recall, "push_by_hand"), {"note": "撤下", "proof": SimpleUploadedFile(name, content)})

    assert complaints(page) == {"proof": [said]}


def test_the_picture_stays_with_the_record_and_is_for_the_office_alone(town, clerk, admin):
    recall = withdrawn(town)
    clerk.post(at(recall, "push_by_hand"), {"note": "撤下", "proof": SimpleUploadedFile("截图.png", PNG)})

    answer = clerk.get(at(recall, "push_proof"))
    assert (answer.content, answer.headers["Content-Type"]) == (PNG, "image/png")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert admin.get(at(recall, "push_proof")).status_code == 404
    assert "截图.png" in clerk.get(at(recall)).content.decode()


def test_what_is_done_already_is_not_done_again(town, clerk):
    town.released()
    run()
    one = Delivery.objects.get()
    page = clerk.post(at(one, "push_by_hand"), {"note": "又发了一次"})

    assert complaints(page) == {"__all__": ["您打开这一页以后，情况已经变了。请先看现在的样子，再决定怎么办。"]}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://127.0.0.1/in", "服务器不允许向这个地址推送。请维护服务器的人先把它写进允许推送的地址。"),
        ("https://elsewhere.example.com/", "服务器不允许向这个地址推送。请维护服务器的人先把它写进允许推送的地址。"),
        ("http://sun.example.edu.cn:80/", "校外地址必须用 https。请向对方要加密的地址。"),
        (
            "https://2130706433/",
            "地址要写成 https://oa.example.edu.cn/in 这样，用小写，不带用户名，也不用数字以外的写法代替域名。",
        ),
    ],
)
def test_an_address_that_nothing_may_go_to_is_refused_in_words(town, settings, admin, address, said):
    settings.PUSH_HOSTS = ["sun.example.edu.cn:80"]
    page = admin.post(NEW, {"channel": Channel.SUNSHINE, "name": "阳光校园", "address": address})

    assert complaints(page) == {"address": [said]}
    assert address in page.content.decode()


def test_a_second_system_on_a_channel_is_refused(town, server, admin):
    page = admin.post(NEW, {"channel": Channel.OFFICE_SYSTEM, "name": "另一个", "address": server.address})

    assert complaints(page) == {"channel": ["这种公开方式已有一个系统。请先停用原来的，再登记新的。"]}


def test_the_secret_is_shown_once_and_kept_nowhere_in_clear(town, server, admin):
    page = admin.post(NEW, {"channel": Channel.SUNSHINE, "name": "阳光校园", "address": server.address})
    target = Target.objects.get(name="阳光校园")

    assert page.context["secret"] in page.content.decode()
    assert page.context["secret"] not in target.secret
    assert page.context["secret"] not in admin.get(TARGETS).content.decode()


@pytest.mark.parametrize(("habit", "said"), [("takes", "测试通过"), ("refuses", "对方拒绝接收")])
def test_a_probe_tells_whether_the_other_side_answers(town, server, admin, habit, said):
    server.habit = habit
    admin.post(reverse("desk:push_target_probe", args=[town.target.public_id]))

    assert said in admin.get(TARGETS).content.decode()
    assert len(server.heard) == 1


def test_a_new_key_makes_the_old_one_void(town, server, admin):
    admin.post(reverse("desk:push_target_key", args=[town.target.public_id]))
    town.released()
    run()

    [(_path, headers, _body)] = server.heard
    assert headers["Gongkai-Key"] != town.target.key_id


def test_a_revoked_system_is_told_nothing(town, server, admin):
    admin.post(reverse("desk:push_target_revoke", args=[town.target.public_id]))
    town.released()
    run()

    assert server.heard == []


def test_the_month_is_summed_up_once_with_counted_figures(settings, server):
    town = a_town(settings, server, Channel.SUNSHINE)
    clerk, long_ago = signed_in(town.house.clerk), NOON - timedelta(days=20)
    town.released(rungs=SUNSHINE, at=long_ago)
    run(long_ago)
    figures = {name: count for _heading, rows in clerk.get(AUGUST).context["groups"] for name, count, _before in rows}
    clerk.post(AUGUST, {"findings": "公开及时，下月继续。"})
    run(NOON + timedelta(hours=2))

    assert (figures["在平台公开"], figures["审核、审批通过"], figures["平台已确认收到"]) == (1, 3, 1)
    assert [line.title for line in clerk.get(SUMMARIES).context["lines"]] == ["2026年8月"]
    assert "公开及时，下月继续。" in clerk.get(AUGUST).content.decode()
    assert '"findings":"公开及时，下月继续。"' in server.heard[-1][2].decode()


def test_accounts_are_counted_as_of_the_end_of_the_month(town, clerk):
    def counted():
        rows = clerk.get(AUGUST).context["groups"][0][1]
        return {name: count for name, count, _before in rows}

    before = counted()
    orgs.open_account(town.house.head, "head", by=None, at=NOON)
    orgs.open_account(town.house.inspector, "inspector", by=None, at=NOON - timedelta(days=20))

    assert counted()["新开的账号"] == before["新开的账号"] + 1
    assert counted()["月末使用中的账号"] == before["月末使用中的账号"] + 1


def test_what_must_not_be_told_is_not_sent(settings, server):
    town = a_town(settings, server, Channel.SUNSHINE)
    page = signed_in(town.house.clerk).post(AUGUST, {"findings": "联系人身份证号 210303199001011234。"})

    assert complaints(page) == {"findings": ["总结分析里有不能公开的内容，如身份证号、手机号码。请删去后再发。"]}


@pytest.mark.parametrize("month", ["2026-09", "2030-01", "2020-01", "x"])
def test_a_month_that_is_not_over_or_long_past_has_no_page(clerk, month):
    assert clerk.get(reverse("desk:push_summary", args=[month])).status_code == 404


@pytest.mark.article(6)
@pytest.mark.parametrize("page", [QUEUE, SUMMARIES, AUGUST, TARGETS, NEW])
def test_for_a_unit_there_are_no_such_pages(town, page):
    assert signed_in(town.house.head).get(page).status_code == 404


@pytest.mark.parametrize("tab", ["", "?tab=delivered", "?tab=x", "?page=9"])
def test_the_queue_costs_the_same_with_one_and_with_three(town, clerk, tab):
    town.released()
    run()
    with_one = cost(clerk, QUEUE + tab)
    for _ in range(2):
        town.released()
    run()

    assert cost(clerk, QUEUE + tab) == with_one


def test_the_systems_cost_the_same_with_one_and_with_three(town, server, admin):
    with_one = cost(admin, TARGETS)
    for _ in range(2):
        actions.revoke_target(Target.objects.get(revoked_at=None), by=town.admin, at=NOON)
        said = {"channel": Channel.OFFICE_SYSTEM, "name": "办公系统", "address": server.address}
        actions.add_target(**said, by=town.admin, at=NOON)

    assert cost(admin, TARGETS) == with_one


def test_one_message_costs_the_same_with_one_and_with_three_beside_it(town, clerk):
    revision = town.released()
    run()
    first = Delivery.objects.get()
    with_one = cost(clerk, at(first))
    disclosures.suspend(revision, by=town.house.reviewer, at=NOON, alarm=Alarm.FALSE, reason="数字有误")
    run()
    disclosures.ask_restore(revision, by=town.house.reviewer, at=NOON, reason="核对无误")
    disclosures.restore(revision, by=town.house.head, at=NOON, reason="核对无误")
    run()

    assert (cost(clerk, at(first)), Delivery.objects.count()) == (with_one, 3)
