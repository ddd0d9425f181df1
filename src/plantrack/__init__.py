"""Deadlines, obligations and statuses of administrative plans."""

__version__ = "0.2.0"
