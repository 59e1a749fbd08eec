"""Pages of chapter 5 on what falls due: lists, one thing and its answers, coverage, deferrals. Source: 第十七条."""
