"""What is owed and how it stands as of a day: every decision, made once."""
