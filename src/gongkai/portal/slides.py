"""What a screen is told: each matter in plain paragraphs, with the picture to scan that leads to its page."""

from collections.abc import Callable, Iterable
from datetime import datetime

import segno
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from gongkai.measures.vocabulary import Audience
from gongkai.portal.wording import unit_name
from gongkai.screens.queries import Slide
from gongkai.ui.wording import moment, on_date

Told = dict[str, object]


def told(slides: Iterable[Slide], at: datetime, whole: Callable[[str], str]) -> Told:
    """Return what a screen is answered; ``whole`` makes addresses whole."""
    shown = [{"title": one.title, "text": list(one.text), "foot": foot(one), "qr": _qr(one, whole)} for one in slides]
    return {"at": at.isoformat(), "said": moment(at), "slides": shown}


def foot(slide: Slide) -> str:
    """Say who made something known, when, and how long its notice period lasts yet."""
    said = [unit_name(slide.unit), _("%(day)s发布") % {"day": on_date(slide.since)}]
    if slide.days_left is not None:
        said.append(_("公示剩 %(days)d 天") % {"days": slide.days_left} if slide.days_left else _("公示今天截止"))
    return "　".join(said)


def picture(address: str) -> str:
    """Draw an address to be scanned, as an address of its own that needs no network."""
    drawn: str = segno.make_qr(address).svg_data_uri(scale=4, border=2, light="#fff")
    return drawn


def mailbox() -> str:
    """Return where readers write; the home page, where nobody takes letters."""
    try:
        return reverse("portal:letter")
    except NoReverseMatch:
        return reverse("portal:home")


def _qr(slide: Slide, whole: Callable[[str], str]) -> str:
    page = "portal:inner_detail" if slide.audience is Audience.INNER else "portal:detail"
    return picture(whole(reverse(page, args=[slide.disclosure])))
