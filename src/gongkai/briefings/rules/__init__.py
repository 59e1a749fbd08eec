"""Briefing meetings as pure functions: frozen facts in, refusals or the next state out. Source: 第十四条."""
