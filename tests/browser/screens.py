"""Every screen, found by following links as different people do.

By hand, pictures of all of them: python -m tests.browser.screens DIR
"""

import os
import re
import sys
import tempfile
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from tests.browser import people as at_work
from tests.browser import school

WALKERS = (
    *("", "wuzihan", "lihua", "chenli", "wangmin", "sunzhihong", "liguoqiang", "wangjiaqi", "gaozhiyuan"),
    *("caiwenjing", "shenguodong", "duguangping", "niushouyi", "hexinyi", "yinhang", "wenjing", "fangzhou", "lixin"),
)
"""A reader, a member, the posts of a college and of a department, the office, the administrators."""
HUBS = {
    "desk:todo": 9,
    "desk:disclosures": 5,
    "desk:disclosure": 20,
    "desk:catalogues": 1,
    "desk:catalogue_version": 8,
    "desk:console": 1,
    "desk:obligations": 4,
    "desk:obligation": 12,
    "desk:channels": 2,
    "desk:coverage": 1,
    "desk:calendars": 1,
    "desk:inspections": 10,
    "desk:letters": 6,
    "desk:letter": 20,
    "desk:groups": 1,
    "desk:units": 1,
    "desk:unit": 2,
    "desk:people": 5,
    "desk:person": 70,
}
"""Pages that lead elsewhere depending on what they are about, and how many of each somebody looks into."""
BY_NAME = {
    "account_logout": ("lihua", "/account/logout/"),
    "account_inactive": ("", "/account/inactive/"),
    "portal:search": ("", "/search/?q=党费"),
}
"""Pages reached otherwise than by a link, or better looked at with something on them."""
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')
SHAPES = {"1440": at_work.DESKTOP, "390": at_work.PHONE}


def routes():
    """Name every address of the program."""
    from django.urls import get_resolver

    return sorted(named(get_resolver().url_patterns, ""))


def named(patterns, space):
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from named(one.url_patterns, f"{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield space + one.name


def found(known):
    """Walk as everybody, and add to what is known for each route who reaches it where: name → (who, path)."""
    from django.test import Client
    from django.test.utils import setup_test_environment

    from gongkai.orgs.models import Account

    setup_test_environment()
    screens = BY_NAME | known
    for who in WALKERS:
        client = Client()
        if who:
            client.force_login(Account.objects.get(username=who), "django.contrib.auth.backends.ModelBackend")
        walk(client, who, screens)
    return screens


def walk(client, who, screens):
    """Follow links to what is not yet known, and to what leads elsewhere each time."""
    waiting = ["/desk/", "/account/"] if who else ["/"]
    waiting += ["/inner/"] if who else []
    known, looked_into = set(waiting), Counter()
    while waiting:
        path = waiting.pop(0)
        name = name_of(path)
        if looked_into[name] >= HUBS.get(name, name not in screens or path in {"/inner/", "/account/"}):
            continue
        looked_into[name] += 1
        answer = client.get(path, follow=True)
        path = answer.request["PATH_INFO"] if answer.redirect_chain else path
        name = name_of(path)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        screens.setdefault(name, (who, path))
        links = {urljoin(path, unescape(link)) for link in LINK.findall(answer.content.decode())}
        waiting += sorted(links - known)
        known |= links


def name_of(path):
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def pictures(people, screens, folder):
    """Take a picture of every screen in every shape."""
    for name, (who, path) in screens.items():
        for shape, viewport in SHAPES.items():
            page = people.page(who, path, viewport=viewport)
            page.screenshot(path=folder / f"{name.replace(':', '-')}-{shape}.png", full_page=True)
        sys.stdout.write(f"{name} {who} {path} {people.leave()}\n")


def main(folder):
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        ready = Path(os.environ.get("GONGKAI_FOUNDED", "")) if "GONGKAI_FOUNDED" in os.environ else None
        founded = ready or school.founded(Path(own))
        browser = playwright.chromium.launch(executable_path=at_work.chromium_path(), args=at_work.FLAGS)
        with school.served(founded) as address:
            pictures(at_work.People(browser, address), school.screens_of(founded), folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
