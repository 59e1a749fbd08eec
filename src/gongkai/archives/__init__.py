"""A year of the school's disclosure in one file that is read and checked without this program."""
