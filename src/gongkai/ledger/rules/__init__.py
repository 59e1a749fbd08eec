"""What a leaf says, what it commits to, who signs: formats and checks without a framework."""
