"""Lists of the desk as files: typed columns, a stream of rows for a frozen query, and one writer per format."""
