"""A plan file from the text of a document, with everything doubtful marked."""
