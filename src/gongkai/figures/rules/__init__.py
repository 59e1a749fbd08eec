"""Which figures there are, what each counts, over which days, and how a number is made of it."""
