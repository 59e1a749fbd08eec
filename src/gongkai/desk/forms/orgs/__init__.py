"""Forms of chapter 2: units, people, posts, memberships, groups, accounts and their import."""
