"""Chapter 6: how a unit's members judge its disclosure once a year, by ballots that lead back to nobody."""
