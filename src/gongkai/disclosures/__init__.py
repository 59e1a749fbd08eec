"""A matter on its way: proposed, reviewed, approved, released, corrected, withdrawn. Chapter 5, article 16."""
