"""Forms at whose fields it is said why something may not be done."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from django import forms

from gongkai.measures.refusal import Refusal, Refused


class RefusableForm(forms.Form):
    """A form at whose fields reasons are said; by itself it asks for nothing but a yes.

    The forms of a chapter name how its reasons are ``worded``, the ``places`` of those that name no field themselves,
    and the field at which it is said that a file cannot be taken, ``at_file``.
    """

    worded: "ClassVar[staticmethod[[Refusal], str]]"
    places: ClassVar[Mapping[str, str]] = {}
    at_file: ClassVar[str] = ""

    def said_at(self, refusal: Refusal) -> str | None:
        """Name the field a reason belongs to; None is the whole."""
        field = self.places.get(refusal.code, refusal.about)
        field = self.at_file if self.at_file and refusal.code.startswith("file_") else field
        return field if field in self.fields else None

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Say every reason at the field it is about, or of the form as a whole."""
        for refusal in refusals:
            self.add_error(self.said_at(refusal), type(self).worded(refusal))

    def takes(self, act: Callable[[], object]) -> bool:
        """Do something with what the form says; if it is refused, say why and tell that nothing was done."""
        try:
            act()
        except Refused as refused:
            self.refuse(refused.refusals)
            return False
        return True
