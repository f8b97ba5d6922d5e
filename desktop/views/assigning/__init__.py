"""Sheets of assignments: choosing one, looking at what it would do, and staging it."""
