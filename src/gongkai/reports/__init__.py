"""Yearly reports: figures kept as they were counted, words as they were typed, made known like anything. Article 18."""
