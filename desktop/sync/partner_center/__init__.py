"""Partner Center: the service that the desk works with."""
