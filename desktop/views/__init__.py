"""Widgets: they show models and records, and emit what the person asked for."""
