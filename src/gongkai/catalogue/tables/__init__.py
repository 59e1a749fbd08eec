"""Reading a catalogue out of a table as schools write it: what its columns are, and what its rows say. No framework."""
