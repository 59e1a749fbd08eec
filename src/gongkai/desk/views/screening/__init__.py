"""The check before publication: its rules, single files, and what was found late."""
