"""Letters of readers and their answers, named or nameless, kept under lock and key. Chapter 4, article 14."""
