"""What becomes of open matters when people leave and units merge or end: who gets them, and who is told."""
