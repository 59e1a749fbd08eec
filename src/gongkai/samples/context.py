"""What the sign-in page of a sample database shows, in the reader's language."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from gongkai.measures.vocabulary import Word
from gongkai.orgs.models import Unit
from gongkai.samples.queries import SampleAccount, sample_accounts


def accounts(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 – every context processor has this shape
    """Offer ``sample_accounts`` to the templates: asked for only where one uses it, empty where nothing is a sample."""
    return {"sample_accounts": SimpleLazyObject(lambda: [_row(each) for each in sample_accounts(localdate())])}


def _row(account: SampleAccount) -> dict[str, str]:
    return {
        "username": account.username,
        "password": account.password,
        "name": account.name,
        "posts": described(account),
    }


def described(account: SampleAccount) -> str:
    """Say in one line what somebody of the sample school is."""
    held = [f"{_unit(unit)} {_word(role)}" for role, unit in account.posts]
    held += [_word(account.administration)] if account.administration else []
    place = (
        gettext("党员（%(unit)s）") % {"unit": _unit(account.membership)} if account.membership else gettext("不是党员")
    )
    return gettext("；").join([*(held or [_word(account.kind)]), place])


def _in_english() -> bool:
    return (get_language() or "").startswith("en")


def _word(word: Word) -> str:
    return word.en if _in_english() else word.zh


def _unit(unit: Unit) -> str:
    return unit.name_en if _in_english() else unit.short_name
