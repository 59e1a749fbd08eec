"""How a matter of a catalogue is called when it is written up anew."""

from datetime import date

from gongkai.catalogue.models import Item
from gongkai.measures.vocabulary import Period

HALF, QUARTER = 6, 3


def title_for(item: Item, today: date) -> str:
    """Propose a title: the item with the period it is about; readers tell one issue from the next by it.

    A title is content, so it is Chinese whatever the language of the page.
    """
    facts = {
        "year": today.year,
        "month": today.month,
        "quarter": (today.month - 1) // QUARTER + 1,
        "half": "上" if today.month <= HALF else "下",
        "title": item.title,
    }
    patterns = {
        Period.MONTH: "%(year)d年%(month)d月%(title)s",
        Period.QUARTER: "%(year)d年第%(quarter)d季度%(title)s",
        Period.HALF_YEAR: "%(year)d年%(half)s半年%(title)s",
        Period.YEAR: "%(year)d年%(title)s",
    }
    return patterns[Period(item.period)] % facts if item.period else item.title
