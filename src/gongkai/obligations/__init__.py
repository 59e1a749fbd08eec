"""What falls due by the catalogues in force: reminded, met, late, overdue, deferred. Chapter 5, article 17."""
