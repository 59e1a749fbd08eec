"""Commands of the sample school."""
