"""What a list is narrowed to, read from its address; what is not understood is left out, and said."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from gongkai.disclosures import queries
from gongkai.disclosures.models import Release
from gongkai.disclosures.rules.words import ReleaseState
from gongkai.measures.vocabulary import MatterClass
from gongkai.orgs import queries as orgs
from gongkai.orgs.models import Unit
from gongkai.orgs.queries import Viewer
from gongkai.portal.wording import Validity

STATES = {
    Validity.ENDED: ReleaseState.ENDED,
    Validity.WITHDRAWN: ReleaseState.WITHDRAWN,
    Validity.ERASED: ReleaseState.ERASED,
}
SHOWN = (
    *("public_id", "audience", "state", "since", "disclosure", "revision", "rung", "rung__ends_on"),
    *("disclosure__public_id", "disclosure__index_no", "disclosure__inner_index_no", "disclosure__unit"),
    *("disclosure__unit__name", "disclosure__unit__name_en"),
    *("revision__title", "revision__document_no", "revision__entry", "revision__corrects"),
)
"""What a line of a list says; nothing else is read."""
LONGEST = 60
"""As many characters of a search are read; more make no list shorter."""
FIRST_YEAR, LAST_YEAR = 1900, 2999


@dataclass(slots=True)
class Filters:
    """What a list is narrowed to. ``ignored`` are the parts of the address that were not understood."""

    matter_class: MatterClass | None = None
    unit: Unit | None = None
    year: int | None = None
    validity: Validity = Validity.LIVE
    words: str = ""
    ignored: list[str] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        """Tell whether the list is narrowed at all."""
        return bool(self.matter_class or self.unit or self.year or self.words) or self.validity is not Validity.LIVE

    @property
    def shelf(self) -> tuple[str, ...]:
        """Name the shelf a list stands on, whatever words are searched for."""
        unit = self.unit.code if self.unit else ""
        return (self.matter_class or "", unit, str(self.year or ""), self.validity)

    def applied(self, viewer: Viewer, *, inner: bool) -> QuerySet[Release]:
        """Return what is left of the list."""
        return (
            queries.listed(
                viewer,
                inner=inner,
                state=STATES.get(self.validity, ReleaseState.LIVE),
                corrected=self.validity is Validity.CORRECTED,
                matter_class=self.matter_class.value if self.matter_class else "",
                unit=self.unit,
                year=self.year,
                words=self.words,
            )
            .select_related("revision", "disclosure__unit", "rung")
            .only(*SHOWN)
        )


def words_of(typed: QueryDict) -> str:
    """Read the words searched for; what no keyboard types is dropped."""
    return "".join(sign for sign in typed.get("q", "") if sign.isprintable()).strip()[:LONGEST]


def read(typed: QueryDict) -> Filters:
    """Read the filters out of an address."""
    found = Filters(words=words_of(typed))
    for name, value in typed.items():
        if str(value).strip() and not _take(found, name, str(value).strip()):
            found.ignored.append(_("“%(name)s=%(value)s”") % {"name": name[:20], "value": str(value)[:LONGEST]})
    return found


def _take(found: Filters, name: str, value: str) -> bool:
    """Read one filter; tell whether it was understood."""
    if name == "class" and value in list(MatterClass):
        found.matter_class = MatterClass(value)
    elif name == "unit" and value.isalnum():
        found.unit = orgs.unit_with_code(value)
        return found.unit is not None
    elif name == "year" and value.isascii() and value.isdigit() and FIRST_YEAR <= int(value[:5]) <= LAST_YEAR:
        found.year = int(value)
    elif name == "state" and value in list(Validity):
        found.validity = Validity(value)
    else:
        return name in {"q", "before", "after"}
    return True
