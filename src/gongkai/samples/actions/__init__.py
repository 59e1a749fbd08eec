"""Making the sample school: everything happens by the public actions of the chapters, at the times the story tells."""

from gongkai.samples.actions.loading import DatabaseInUse, load

__all__ = ["DatabaseInUse", "load"]
