"""The log: its events, its file, who writes it."""
