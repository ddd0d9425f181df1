"""What may be recorded, and the form that goes out and comes back."""
