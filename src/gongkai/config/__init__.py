"""Settings, root URLs and the ``gongkai`` command: what ties the floors to one machine."""
