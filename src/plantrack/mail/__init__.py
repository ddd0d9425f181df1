"""Messages, and the ways out for them."""
