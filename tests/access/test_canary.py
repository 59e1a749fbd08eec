"""Words that stand nowhere else are put into everything; nobody is ever answered with one that is not for him."""

import pickle
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from gongkai.digests.queries import news_of
from gongkai.digests.rules import body_of, subject_of
from tests.access.leaks import is_for, leaked
from tests.access.matters import BY_LABEL
from tests.access.people import BY_NAME
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.article(10)]
ODD = ("class=11.4", "class=%27", "unit=JX", "unit=ZZ", "year=2026", "year=99999999999999999999", "state=withdrawn",
       "state=erased", "state=ended", "state=corrected", "state=suspended", "q=%E5%85%9A%E8%B4%B9", "q=%25", "q=_",
       "q=DW", "q=DN",
       "before=1-00000000000000000000000000000000", "after=9999999999999999-ffffffffffffffffffffffffffffffff",
       "page=2", "page=last", "r=1", "r=99999999999999999999", "tab=record", "on=2020-01-01", "gaps=1", "kind=secrecy",
       "name=canary", "restore=1", "unit=JX&person=N00001", "parent=JX",
       "number=DN-JX-2026-00001", "number=%25", "number=", "digest=0", "digest=%27")  # fmt: skip
LISTS = ("portal:verify", "portal:home", "portal:list", "portal:search", "portal:inner", "portal:inner_list",
         "desk:disclosures", "desk:todo", "desk:notices", "desk:people", "desk:units", "desk:letters",
         "desk:letter_topics", "desk:letter_figures")  # fmt: skip


def crawled(visitors, name):
    """Follow the links from the front pages, each address once."""
    waiting, seen = ["/", "/inner/", "/desk/", "/account/", "/robots.txt", "/sitemap/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 150:
            continue
        seen.add(address)
        response = visitors.ask(name, "GET", address)
        waiting += [link for link in links_in(response) if link not in seen]
        yield address, response


def links_in(response):
    """Return the addresses of this site in a page."""
    parts = response.all.split('href="')[1:]
    found = [part.split('"', 1)[0].split("#")[0].replace("&amp;", "&") for part in parts]
    return [link for link in found if link.startswith("/") and not link.startswith("/static/")]


@pytest.mark.parametrize("name", ["anonymous", "member_elsewhere", "neighbour"])
def test_no_way_through_the_site_leads_to_what_is_not_for_him(visitors, name):
    found = {(where, *words) for where, response in crawled(visitors, name)
             if (words := leaked(visitors, name, response))}  # fmt: skip
    assert found == set()


@pytest.mark.parametrize("name", ["anonymous", "student", "neighbour"])
def test_odd_questions_bring_nothing_to_light_and_break_nothing(visitors, name):
    words = sorted(visitors.town.marks.known)[::9]
    found = set()
    for page in map(reverse, LISTS):
        for odd in [*ODD, *(f"q={word}" for word in words[:8])]:
            response = visitors.ask(name, "GET", f"{page}?{odd}")
            words_of_others = leaked(visitors, name, response, asked=odd)
            if words_of_others or response.status_code >= 500:
                found.add((page, odd, response.status_code, *words_of_others))
    assert found == set()


def test_what_is_brought_to_be_verified_brings_nothing_else_to_light(visitors):
    town, page, found = visitors.town, reverse("portal:verify"), set()
    nothing = {}
    for label, file in town.files.items():
        number = file.revision.disclosure.inner_index_no or file.revision.disclosure.public_id
        questions = {"digest": f"digest={file.stored.digest}", "number": f"number={number}"}
        for kind, asked in questions.items():
            said = visitors.ask("anonymous", "GET", f"{page}?{asked}")
            found |= {(label, kind, word) for word in leaked(visitors, "anonymous", said)}
            nothing.setdefault(kind, set()).update({label} if b"/d/" in said.content else ())
    assert found == set()
    assert {label for label in nothing["digest"] if BY_LABEL[label].state != "live"} == set()


def test_the_store_of_what_is_kept_holds_nothing_that_is_not_public(visitors):
    visitors.ask("head", "GET", "/desk/")
    visitors.ask("member", "GET", "/inner/")
    visitors.ask("anonymous", "GET", "/")
    kept = b"".join(cache._cache.values()) + pickle.dumps(list(cache._cache))
    marks = visitors.town.marks.found_in(kept.decode("latin-1"))
    assert {mark.label for mark in marks if not is_for(BY_NAME["anonymous"], mark)} == set()


@pytest.mark.parametrize("reader", ["reader", "inside"])
def test_mails_to_readers_name_what_is_public_alone(visitors, reader):
    days = timedelta(days=9)
    news = news_of(getattr(visitors.town, reader), NOON - days, NOON + days, NOON)
    marks = visitors.town.marks.found_in(f"{subject_of(news)} {body_of(news, '', '')}")

    assert {mark.label for mark in marks if not is_for(BY_NAME["anonymous"], mark)} == set()
    assert (len(news.lines) > 1, news.inner > 1) == (True, reader == "inside")


def test_feeds_name_what_is_public_alone(visitors):
    assert leaked(visitors, "anonymous", visitors.ask("head", "GET", reverse("portal:atom"))) == []
