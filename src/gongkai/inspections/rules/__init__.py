"""Inspections as pure functions: frozen facts in, refusals, samples or the next state out. Source: 第十九条."""
