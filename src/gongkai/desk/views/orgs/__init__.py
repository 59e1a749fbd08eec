"""Pages of chapter 2: units, people, posts, memberships, groups and accounts."""
