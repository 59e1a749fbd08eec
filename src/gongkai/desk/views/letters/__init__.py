"""The mailbox at the desk: what waits for an answer, one letter, what is done with it, and its figures."""
