"""Asking for a relationship: the dialog that drafts the letter, and the parts it is made of."""
