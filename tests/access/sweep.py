"""Asking for every address, as everybody, by every method; and what is to be answered."""

import os
import random
import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import get_resolver, reverse

from gongkai.merkle.proof import HEAD, Proof
from tests.access.leaks import leaked
from tests.access.may import may
from tests.access.people import PEOPLE

MATRIX = tomllib.loads((Path(__file__).parent / "matrix.toml").read_text(encoding="utf-8"))
BACKEND = "django.contrib.auth.backends.ModelBackend"
SIGN_IN, NOT_FOUND, OPEN, NOT_SO = "sign in", "not found", "open", "not allowed"
METHODS = ("GET", "POST")
IN_THE_ROOM = "room"
"""A screen where members alone go in shows what they may read, whoever holds its key. Source: 第十条（二）."""


def routes(patterns=None, space=""):
    """Return the name of every address of the program."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(one, "url_patterns"):
            yield from routes(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}"


def expected(who, route, method, thing):
    """Return how somebody is to be answered."""
    row = MATRIX[route]
    wrong_way = row.get("takes", method) != method
    if wrong_way and not row.get("inside"):
        return NOT_SO
    if row.get("signed_in") and not who.signed_in:
        return SIGN_IN
    if route.startswith("desk:") and not may(who, "be of the staff", None):
        return NOT_FOUND
    if wrong_way:
        return NOT_SO
    if not may(who, row["may"], thing):
        return NOT_FOUND
    return row.get("bare", OPEN) if method == "POST" else OPEN


def outcome(response):
    """Name an answer in one word; one that nobody should get stays a number."""
    code = response.status_code
    if code in {301, 302}:
        return SIGN_IN if response.headers["Location"].startswith(reverse("account_login")) else OPEN
    return {200: OPEN, 204: OPEN, 409: OPEN, 404: NOT_FOUND, 405: NOT_SO}.get(code, code)


class Visitors:
    """Everybody with the cookie of his sign-in; what a visit does is undone after it."""

    def __init__(self, town, *, with_tokens=False):
        self.town, self.cookies = town, {}
        self.answer = ClientHandler(enforce_csrf_checks=with_tokens)
        for who in PEOPLE:
            browser = Client()
            if who.signed_in:
                browser.force_login(town.accounts[who.name], BACKEND)
            self.cookies[who.name] = browser.cookies.output(header="", sep=";").strip()

    def ask(self, name, method, address, said=None, **headers):
        """Return the answer to one request, as if nothing had been asked before."""
        sent = RequestFactory(headers={"cookie": self.cookies[name], **headers})
        request = getattr(sent, method.lower())(address, said)
        mark = transaction.savepoint()
        try:
            response = self.answer(request.environ)
            response.all = whole(response)
            return response
        finally:
            transaction.savepoint_rollback(mark)


def whole(response):
    """Return everything that was sent: status, headers, cookies, content."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    content += opened(content)
    head = [f"{name}: {value}" for name, value in sorted(response.headers.items())]
    return "\n".join([str(response.status_code), *head, response.cookies.output(), content.decode("utf-8", "replace")])


def opened(content):
    """Return what a proof bundle says inside, where words would be hidden by the way it is written."""
    return Proof.parse(content).extra if content.startswith(HEAD.encode()) else b""


@dataclass(frozen=True)
class Visit:
    """One request, how it was to be answered, and how it was."""

    who: str
    method: str
    route: str
    about: str
    expected: str
    got: str
    leaked: tuple


def requests(town, only, people, methods):
    """Return every request there is: address, thing, who asks, and how."""
    for route in filter(only, MATRIX):
        for thing, where in town.places(MATRIX[route].get("about", "none")):
            address = reverse(route, kwargs=where)
            for who, method in product(people, methods):
                yield route, thing, address, who, method


def telling(asked):
    """Leave out requests that tell nothing new: everybody and everything comes up, by every method, with every
    outcome he, she or it has at an address, though not every pair of them. ``GONGKAI_EXHAUSTIVE`` leaves none out.
    A second database is asked by one method or the other: what differs between two is which rows a question finds.
    """
    if os.environ.get("GONGKAI_EXHAUSTIVE"):
        yield from asked
        return
    seen, mixed, is_second = set(), list(asked), connection.vendor == "postgresql"
    random.Random(2022).shuffle(mixed)  # noqa: S311
    for one in mixed:
        route, thing, _address, who, method = one
        want = expected(who, route, method, thing)
        new = {(route, is_second or method, want, who.name), (route, want, label_of(thing))}
        if new - seen:
            seen |= new
            yield one


def label_of(thing):
    """Name a thing."""
    return getattr(thing, "label", thing or "")


def visits(visitors, *, only=bool, people=PEOPLE, methods=METHODS):
    """Make the requests, and yield what came of each."""
    for route, thing, address, who, method in telling(requests(visitors.town, only, people, methods)):
        response = visitors.ask(who.name, method, address)
        reader = "member" if thing == IN_THE_ROOM else who.name
        told = tuple(leaked(visitors, reader, response, asked=address))
        want = expected(who, route, method, thing)
        yield Visit(who.name, method, route, label_of(thing), want, outcome(response), told)


def deviations(made):
    """Return the visits that were not answered as they should have been, or with words that are for others."""
    for one in made:
        asked = f"{one.who} {one.method} {one.route} {one.about}"
        if one.got != one.expected:
            yield f"{asked}: {one.got}, not {one.expected}"
        if one.leaked:
            yield f"{asked}: {', '.join(one.leaked)}"
