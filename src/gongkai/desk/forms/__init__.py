"""What the workbench asks for, one module a chapter."""
