"""From the words and keys of a deadline to due dates, on the calendar of working days."""
