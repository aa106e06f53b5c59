"""The journey map without a database: which time is shown, what lies where, and how it is drawn."""
