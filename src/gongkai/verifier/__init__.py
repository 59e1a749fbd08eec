"""What anybody can do without the school's help: check a proof bundle, audit a site against its public log."""
