"""The rules of the desk: pure Python, no Qt, no SQL, no I/O, no clock."""
