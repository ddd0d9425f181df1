"""The plan: its model, its rules, its file."""
