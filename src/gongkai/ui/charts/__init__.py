"""Charts as whole numbers, which a template writes as SVG. Practice: no chart library, nothing that moves."""
