"""What other systems are told, how it is signed, when it is tried again, and who may do what about it."""
