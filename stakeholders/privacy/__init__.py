"""What we keep of people at the client: why and how long, what a copy holds, and how they are forgotten."""
