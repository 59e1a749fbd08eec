"""Who may do what with a letter, by when it is answered, and what its writer may still do. Facts in, refusals out."""
