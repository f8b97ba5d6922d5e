"""A list written into a file by the desk's own calls, after a first short one. Says seconds, rows and peak memory.

`exporting.py STORE FILE FORMAT ROWS LANGUAGE`: so many of the first subscriptions by customer, in every column and in
the words of a language.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from weighing import peak

from benchmarks.sizes import ACTOR, NOW, TODAY
from desktop.data.exporting.columns import OF_LIST
from desktop.data.exporting.extracts import Extract
from desktop.data.exporting.rows import Rows
from desktop.data.exporting.writing import Format, write
from desktop.data.queries import SubscriptionQuery, SubscriptionSort
from desktop.data.store import open_store
from desktop.models import export_words
from desktop.views.language import apply_language

if __name__ == "__main__":
    location, path, form, most, language = sys.argv[1:]
    apply_language(QCoreApplication([]), language)
    store = open_store(location)
    query = SubscriptionQuery(sort=SubscriptionSort.CUSTOMER)
    columns = tuple(column.key for column in OF_LIST["subscriptions"])
    for count in (10, int(most)):
        start = time.perf_counter()
        with store.reading() as session:
            whole = Rows(session, Extract("subscriptions", query, columns, TODAY))
            rows = whole
            if count < len(whole):
                rows = Rows(session, Extract("subscriptions", query, columns, TODAY, whole.keys[:count]))
            done = write(rows, export_words.words(session, rows, ACTOR, NOW), Path(path), Format(form))
        seconds = time.perf_counter() - start
    store.close()
    print(json.dumps({"seconds": seconds, "rows": done, "peak": peak()}))
