"""The console opened as somebody, at noon of all tests."""

from django.test import Client
from django.urls import reverse

from tests.factories import an_account

CONSOLE = reverse("desk:console")


def browser_of(person, administration=""):
    client = Client()
    mine = person.accounts.filter(administration=administration).first()
    client.force_login(mine or an_account(person, administration=administration))
    return client


def opened(person, **asked):
    return browser_of(person).get(CONSOLE, asked)


def lines(page, name="due_lines"):
    """Return what a table says, by the code of the figure."""
    return {line.figure.code: line.says for line in page.context[name]}


def links(page):
    """Return every number of the page that leads to its rows, by code: where, and what it says."""
    tables = ("due_lines", "matter_lines", "check_lines", "catalogue_lines")
    told = [line for name in tables for line in page.context[name]]
    told += [line for row in page.context["letters"].rows for line in row.lines] + page.context["letters"].outcomes
    return {line.figure.code: line for line in told if line.url}
