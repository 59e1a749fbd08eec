"""The tables of working days that the school goes by: those that come with the program, and those the office loads."""
