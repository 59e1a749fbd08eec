"""What a person is told inside the program, each with one link."""
