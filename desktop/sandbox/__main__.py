"""A sandbox as a process of its own, for `process.separate`: it serves until its standard input ends."""

from __future__ import annotations

import json
import sys
from datetime import date

from desktop.sandbox.running import running
from desktop.sandbox.tenant import Tenant


def main() -> None:
    """Start with the tenant that the first line of standard input describes, and say where and with which token."""
    members = json.loads(sys.stdin.readline())
    today = members.pop("today")
    with running(Tenant(**members, today=date.fromisoformat(today) if today else None)) as sandbox:
        print(json.dumps({"base_url": sandbox.base_url, "token": sandbox.token}), flush=True)
        # The pipe ends with the process that started this one, however that one ends.
        sys.stdin.read()


if __name__ == "__main__":
    main()
