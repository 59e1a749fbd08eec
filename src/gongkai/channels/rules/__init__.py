"""What proves that something was made known, when it comes down again, and what a bulletin may hold; no Django."""
