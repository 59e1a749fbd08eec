"""The readers' pages, one module for what belongs together."""
