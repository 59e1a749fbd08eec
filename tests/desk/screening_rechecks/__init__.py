"""Tests of the pages of the rechecks."""
