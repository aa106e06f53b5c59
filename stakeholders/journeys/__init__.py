"""What each profile needs in each phase, and the rhythm that follows from it."""
