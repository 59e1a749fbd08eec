"""What must not be published: the school's own words and numbers, and what was found in every file that is attached."""
