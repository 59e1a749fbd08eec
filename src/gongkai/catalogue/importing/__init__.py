"""Importing a table into a draft: kept while it is being prepared, read anew each time, written all at once."""
