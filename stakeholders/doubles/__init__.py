"""Two entries for one person: how they are recognised, what refers to them, and what a merge makes of both."""
