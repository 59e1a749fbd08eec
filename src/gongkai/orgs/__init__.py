"""Who may do what: people, sign-in, units, posts, memberships and groups. Chapter 2, articles 3 and 5–8."""
