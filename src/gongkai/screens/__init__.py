"""Electronic screens in halls and rooms, each opened by a key of its own. Chapter 4, article 14."""
