"""Writing an archive: a folder for each matter, the records, the logs, and last the digests of everything."""
