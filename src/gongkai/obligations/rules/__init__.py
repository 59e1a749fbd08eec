"""What falls due and when, what becomes of it, and who is reminded: facts in, due days and refusals out."""
