"""What the client's people asked us or suffer from, and how long an answer takes."""
