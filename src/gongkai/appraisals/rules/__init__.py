"""Members' appraisals as pure functions: frozen facts in, refusals, the next state or figures out. Source: 第十八条."""
