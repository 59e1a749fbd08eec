"""Gongkai (公开): Party-affairs disclosure for a university, as the Measures describe it."""

__version__ = "0.1.0"
