"""Emergencies: what was taken down at once, who confirms it, what was done about it, and what leaked. Article 8."""
