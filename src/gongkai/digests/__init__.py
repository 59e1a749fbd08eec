"""What is new, by mail, to readers who asked for it: only what they may read when it leaves. Chapter 4, article 14."""
