"""How the workbench says things: reasons, states, limits and notices, one module a chapter."""
