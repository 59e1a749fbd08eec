"""Chapter 6: how the school assesses its units' disclosure for a year, by figures and by reasons. Source: 第十八条."""
