"""Deadlines, obligations and statuses of administrative plans."""

__version__ = "0.3.0.dev0"
