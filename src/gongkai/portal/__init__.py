"""The readers' pages: what has been made known, to the public and within the Party."""
