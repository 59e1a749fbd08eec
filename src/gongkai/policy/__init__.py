"""What the school decides where the Measures leave it room; decisions stay on record. Chapter 7, article 21."""
