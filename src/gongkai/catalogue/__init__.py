"""What each unit discloses, to whom, how and by when, and how that is filed. Chapter 3, articles 9–13."""
