"""A stand-in for Partner Center: a real HTTP server on the loopback with a made-up tenant, a quota and faults to order.

It says what the service says, warts included. Nothing of the desk stands on it but the command that starts it and the
tests. `running.running` is the way in; `process.separate` runs one in a process of its own.
"""
