"""Partner Desk: the right reseller as designated support contact on every customer subscription."""

__version__ = "0.1.0"
