"""What to take along to a person, by their profile."""
