"""Words under lock and key: each thing has a key of its own, which is kept locked by the installation's."""
