"""The parts of the changes page."""
