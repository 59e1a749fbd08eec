"""The staff's pages: the workbench in which matters are prepared, reviewed, approved and published."""
