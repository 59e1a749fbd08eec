"""Assessments, as the office holds them and units read them. Source: 第十八条."""
