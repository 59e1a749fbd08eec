"""Pages of the check before publication: the lists of the office, and one file by itself."""
