"""The review before a submit: a sheet with the list of staged changes, the details of one, and what became of them."""
