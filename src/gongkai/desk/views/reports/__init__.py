"""Yearly reports, as those see them who write and read them. Source: 第十八条."""
