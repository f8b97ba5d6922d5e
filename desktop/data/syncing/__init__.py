"""What the store does in a sync: what is due, lists taken in whole, changes on their way, what changed elsewhere.

Functions of a session, as everywhere in this room; the requests are made by `desktop.sync.engine`. Each function writes
what it took in together with how far that brought the sync, so that the caller's transaction takes both or none.
"""
