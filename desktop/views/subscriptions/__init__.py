"""The parts of lists of subscriptions: their table, their menu, their filters and whose they are."""
