"""Briefing meetings, as the staff prepares and records them. Source: 第十四条."""
