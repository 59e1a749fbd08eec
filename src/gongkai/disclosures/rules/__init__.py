"""The procedure as pure functions: frozen facts in, refusals or the next stage out. Source: 第十六条."""
