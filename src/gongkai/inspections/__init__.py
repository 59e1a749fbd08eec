"""Inspections: spot checks by a sample nobody chooses, special supervision, and what is rectified. Article 19."""
