"""Getting a list out of the window: what of a page is exported or printed, and the dialog that asks how."""
