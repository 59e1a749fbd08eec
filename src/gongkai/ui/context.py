"""What every template may say about the school."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def house(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 (Django hands the request to every processor)
    """Offer the school's names and contact as ``house``: in the reader's language where there are two.

    Practice: the Measures name no site; every school sets its own.
    """
    school: dict[str, str] = settings.GONGKAI_SCHOOL
    in_english = (get_language() or "").startswith("en")
    name, office = (school[word + "_en" if in_english else word] for word in ("name", "office"))
    return {
        "house": school
        | {
            "name": name,
            "office": office,
            "title": _("%(school)s党务公开") % {"school": name},
            "site_name": _("党务公开网"),
            "desk_name": _("党务公开工作台"),
        }
    }
