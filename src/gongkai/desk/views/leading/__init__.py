"""Pages of the leading group, one module a register."""
