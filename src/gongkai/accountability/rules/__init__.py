"""Accountability as pure functions: frozen facts in, refusals or the next stage out. Source: 第二十条."""
