"""How a page or a report looks: one module a format."""
