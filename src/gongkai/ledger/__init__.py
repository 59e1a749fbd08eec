"""The append-only record of what was made known: leaves, their tree in files, signed checkpoints and proofs."""
