"""Letters, what came with them, what was done with them, their answers, and who wrote the named ones."""

from gongkai.mailbox.models.answers import Answer, Identity, IdentityRequest
from gongkai.mailbox.models.letters import Enclosure, Letter, Morning, Pause, Spent, Step

__all__ = ["Answer", "Enclosure", "Identity", "IdentityRequest", "Letter", "Morning", "Pause", "Spent", "Step"]
