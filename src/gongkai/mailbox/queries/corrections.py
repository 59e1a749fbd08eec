"""What an answer may point to: corrections that have been made known. Source: 第四条（二）."""

from gongkai.disclosures.models import Revision
from gongkai.disclosures.rules.words import Stage
from gongkai.mailbox.models import Letter

MOST = 50


def corrections_for(letter: Letter) -> list[Revision]:
    """Return the corrections by which what a letter asks for may have been put right, newest first."""
    made = Revision.objects.filter(corrects__isnull=False, stage=Stage.PUBLISHED, disclosure__erased_at=None)
    if letter.about_id is not None:
        made = made.filter(disclosure=letter.about_id)
    elif letter.unit_id is not None:
        made = made.filter(disclosure__unit=letter.unit_id)
    return list(made.select_related("disclosure").defer("body").order_by("-pk")[:MOST])
