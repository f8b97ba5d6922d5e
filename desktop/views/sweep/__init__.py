"""The default sweep: its groups, their rows, and staging what a person leaves in."""
