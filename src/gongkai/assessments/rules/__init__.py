"""Assessment as pure functions: frozen facts in, refusals, scores or the next state out. Source: 第十八条."""
