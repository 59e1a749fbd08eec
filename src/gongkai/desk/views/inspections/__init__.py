"""Inspections, as those who inspect and those who are inspected see them. Source: 第十九条."""
