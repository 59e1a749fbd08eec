"""The console: how the school, or a unit, discloses; every figure leads to its rows. Source: 第十八条、第十九条."""
