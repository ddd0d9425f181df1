"""Deadlines, obligations and statuses of administrative plans."""

__version__ = "0.1.0"
