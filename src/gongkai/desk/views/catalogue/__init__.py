"""Pages of chapter 3: a unit's catalogue, its versions and their filing. Source: 第十三条."""
