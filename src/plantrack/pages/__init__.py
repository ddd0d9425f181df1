"""What a reader is told, composed once for every format."""
