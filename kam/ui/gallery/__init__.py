"""The living gallery: every component in every state, with invented people."""
