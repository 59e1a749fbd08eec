"""Stored files: checked by their content, kept once by digest, never served from a guessable path."""
