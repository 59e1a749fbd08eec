"""How the tests of these pages open them and fill them in."""

import re
from html import unescape
from io import BytesIO

from django.urls import reverse
from openpyxl import load_workbook


def page_of(name, letter):
    return reverse(f"desk:{name}", args=[letter.public_id])


def text_of(answer):
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def buttons(answer):
    """Return the words of all that can be done: the buttons at the end of a letter's page, and the list beside it."""
    return [str(each.label) for each in (*answer.context["doings"], *answer.context["more_doings"])]


def fill(client, name, letter, **said):
    """Send a form and return the page it leads to."""
    return client.post(page_of(name, letter), said, follow=True)


def plain(answer):
    """Return what an answer says, without what is different each time anyway: the token, the nonce, a file's hour."""
    if "spreadsheet" in answer.headers["Content-Type"]:
        book = load_workbook(BytesIO(answer.content))
        return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*', "", answer.content.decode())
