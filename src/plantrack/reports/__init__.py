"""What documents tell that are handed in, looked at and signed."""
