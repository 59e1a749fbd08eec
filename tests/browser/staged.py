"""Bring the sample school to where its story does not go, so that every screen has somebody who may open it."""

import json
import sys
from dataclasses import replace

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402 – only now are there models
from django.urls import reverse  # noqa: E402
from django.utils.timezone import localdate, now  # noqa: E402

from gongkai.catalogue import actions as catalogue  # noqa: E402
from gongkai.disclosures import actions as disclosures  # noqa: E402
from gongkai.disclosures.models import Release, Revision  # noqa: E402
from gongkai.disclosures.rules.words import Correction, ReleaseState, Stage  # noqa: E402
from gongkai.ledger import actions as ledger  # noqa: E402
from gongkai.measures.vocabulary import Role  # noqa: E402
from gongkai.orgs import actions as orgs  # noqa: E402
from gongkai.orgs.models import Account, Unit  # noqa: E402
from gongkai.screening import actions as screening  # noqa: E402
from gongkai.screening.actions import Typed  # noqa: E402
from gongkai.screening.rules import Purpose  # noqa: E402
from tests.browser import screens  # noqa: E402

REPORT, DUES = "换届选举结果报告单.pdf", "2026年第三季度党费收缴明细表.xlsx"
"""Files of what a college has made known: one with pages, one with columns."""


def stage(at):
    """Do what only some people of some schools ever do, and tell which screens stand open by it."""
    ledger.run_due(at)
    account = {each.username: each for each in Account.objects.select_related("person")}
    recheck(account["shenguodong"].person, at)
    catalogue.start_version(unit("JX"), year=localdate(at).year, by=account["lihua"].person, at=at)
    shut, gone, guarded = account["kangxiaodong"], account["houjianjun"], account["zhuxinran"]
    orgs.disable_account(shut, by=None, at=at)
    orgs.leave(gone.person, last_day=localdate(at), by=None, at=at)
    TOTP.activate(guarded, generate_totp_secret())
    by, inspector = account["wenjing"].person, account["luoyongsheng"].person
    keep_a_list(account["shenguodong"].person, at)
    post = orgs.appoint(inspector, Role.INSPECTOR, unit("JW"), starts_on=localdate(at), by=by, at=at)
    return {
        "desk:account_enable": ("yinhang", page("account_enable", shut.person.public_id, shut.username)),
        "desk:person_returns": ("yinhang", page("person_returns", gone.person.public_id)),
        "desk:account_factor": ("wenjing", page("account_factor", guarded.person.public_id, guarded.username)),
        "desk:post_confirm": ("fangzhou", page("post_confirm", post.public_id)),
        "desk:post_call_off": ("fangzhou", page("post_call_off", post.public_id)),
        "desk:unit_not_small": ("shenguodong", page("unit_not_small", "KYS")),
        "desk:subscription_end": ("lihua", page("subscription_end")),
        "desk:erase": ("shenguodong", page("erase", a_withdrawn_matter())),
        "desk:redact": ("lihua", a_file("redact", REPORT, account["lihua"].person, at)),
        "desk:mask_table": ("lihua", a_file("mask_table", DUES, account["lihua"].person, at)),
    }


def keep_a_list(by, at):
    """Keep a list of words, so that there is one to look at."""
    typed = Typed(
        name="尚未公布的重大项目", entries="星火计划\n启明工程", reason="项目尚未公布。", fix="等公布后再写。"
    )
    screening.keep_list(None, typed, purpose=Purpose.WORDS, by=by, at=at)


def recheck(by, at):
    """Find something late by a list that is not in use any more afterwards."""
    typed = Typed(name="内部称呼", entries="党费")
    kept = screening.keep_list(None, typed, purpose=Purpose.WORDS, by=by, at=at)
    disclosures.begin_recheck(by=by, at=at)
    while screening.scan_next(at) or disclosures.recheck_next(at):
        pass
    screening.keep_list(kept, replace(typed, is_active=False), purpose=Purpose.WORDS, by=by, at=at)


def a_file(tool, name, by, at):
    """Begin the correction of a matter of a college that has such a file, and return where the file is changed."""
    public = Revision.objects.get(attachments__name=name, stage=Stage.PUBLISHED)
    draft = disclosures.correct(public, Correction.MINOR, "附件有误", by=by, at=at)
    return page(tool, draft.disclosure.public_id, draft.attachments.get(name=name).public_id)


def unit(code):
    return Unit.objects.get(code=code)


def a_withdrawn_matter():
    """Return a matter that the office may erase."""
    return Release.objects.filter(state=ReleaseState.WITHDRAWN).earliest("over_at").disclosure.public_id


def page(name, *arguments):
    return reverse(f"desk:{name}", args=arguments)


if __name__ == "__main__":
    json.dump(screens.found(stage(now())), sys.stdout)
