"""Which days are worked, and counting in them: the State Council's yearly tables with their make-up days. Pure."""
