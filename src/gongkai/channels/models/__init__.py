"""What proves that something was made known elsewhere, what has to come down again, and bulletins."""

from gongkai.channels.models.bulletins import Bulletin, BulletinItem
from gongkai.channels.models.evidence import Evidence, EvidenceFile, Recall

__all__ = ["Bulletin", "BulletinItem", "Evidence", "EvidenceFile", "Recall"]
