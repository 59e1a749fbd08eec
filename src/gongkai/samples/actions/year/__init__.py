"""A year in the life of a school, simulated: it comes about by the public actions alone, with a moving clock."""

from gongkai.samples.actions.year.living import TooSmall, simulate

__all__ = ["TooSmall", "simulate"]
