"""Pages about what goes to other systems: the queue, the systems, the monthly summary. Source: 第十四条."""
