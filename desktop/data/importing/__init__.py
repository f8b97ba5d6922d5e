"""Reads files of the outside into facts: tables in either language and Partner Center payloads. No store in here."""
