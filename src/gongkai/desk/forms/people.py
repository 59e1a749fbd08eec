"""A field that takes people line by line, and says of which line it knows nobody."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from gongkai.orgs.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Label
else:
    Label = str


class PeopleField(forms.CharField):
    """Names people by number or by name, one a line; a number may be followed by the name."""

    def __init__(self, label: Label, *, hint: Label = "") -> None:
        told = hint or _("每行一个工号、学号或姓名。")
        super().__init__(label=label, required=False, help_text=told, widget=forms.Textarea({"rows": 4}))

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Show people by number and name."""
        return "\n".join(f"{one.number} {one.name}" for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:  # noqa: ANN401 – Django's signature
        """Return the people, each once, in the order of the lines.

        :raises ValidationError: naming every line of which nobody, or more than one, is known.
        """
        lines = [(number, text.split()) for number, text in enumerate(str(super().clean(value)).splitlines(), start=1)]
        typed = [(number, words[0]) for number, words in lines if words]
        known = _known({word for _number, word in typed})
        wrong = [_complaint(number, word, len(known[word])) for number, word in typed if len(known[word]) != 1]
        if wrong:
            raise forms.ValidationError(wrong)
        return list(dict.fromkeys(known[word][0] for _number, word in typed))


def _known(words: set[str]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    if not words:
        return found
    for person in Person.objects.filter(Q(number__in=words) | Q(name__in=words)):
        for word in words & {person.number, person.name}:
            found[word].append(person)
    return found


def _complaint(number: int, word: str, count: int) -> str:
    facts = {"number": number, "word": word, "count": count}
    if count:
        return say("第 %(number)d 行：叫%(word)s的有 %(count)d 人。请改写工号或学号。") % facts
    return say("第 %(number)d 行：没有工号、学号或姓名为%(word)s的人。请核对或删去这一行。") % facts
