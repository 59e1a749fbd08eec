"""Briefing meetings: what was told to whom, what was asked and answered, and what that proves. Article 14."""
