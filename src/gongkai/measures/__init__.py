"""The Measures as data: their text in two languages, references into it, its vocabularies, and the trace to rules."""
