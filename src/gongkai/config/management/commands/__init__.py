"""What the installation can be told to do."""
