"""The leading group: its seats, what it resolves, the rules it makes, its office's interpretations. Articles 6, 22."""
