"""The leak scanner: bytes or text in, findings out. Knows no framework and none of our other packages."""
