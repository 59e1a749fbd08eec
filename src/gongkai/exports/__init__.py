"""Lists that people take out of the program as tables: short ones at once, long ones by the worker, kept for a week."""
