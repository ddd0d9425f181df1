"""Text, and sentences in both languages: the ground that everything else stands on."""
