"""Tests of the tools for files that must not be public as they are."""
