"""Making the sample school: everything happens by the public actions of the chapters, at the times the story tells."""

from gongkai.samples.actions.loading import DatabaseInUse, load
from gongkai.samples.actions.year import TooSmall, simulate

__all__ = ["DatabaseInUse", "TooSmall", "load", "simulate"]
