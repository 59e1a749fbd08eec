"""What the work comes to, counted from what happened and never typed in. Source: 第十八条、第十九条."""
