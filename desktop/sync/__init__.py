"""Adapters to the outside: what the desk asks of a service, and the engine that keeps store and service in step."""
