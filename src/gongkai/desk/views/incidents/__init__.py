"""Emergencies, as the staff deals with them. Source: 第八条."""
