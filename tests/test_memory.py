"""Memory that was freed by one thread serves the others, and large blocks go back to the system."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

PROGRAM = """
import sys
import threading
from desktop import memory

def held():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))

def use(megabytes):
    block = bytearray(int(megabytes * (1 << 20)))
    block[::4096] = b"x" * len(block[::4096])

def use_in_turn(turn, before, after):
    before.wait()
    use(4 - turn / 10)
    after.set()
    over.wait()

if sys.argv[1] == "shared":
    memory.share_between_threads()
over = threading.Event()
start = held()
use(9)
use(8)
turns = [threading.Event() for _ in range(6)]
turns[0].set()
for turn in range(5):
    threading.Thread(target=use_in_turn, args=(turn, turns[turn], turns[turn + 1])).start()
turns[-1].wait()
print((held() - start) // 1024)
over.set()
"""


def megabytes_kept(how: str) -> int:
    command = [sys.executable, "-c", PROGRAM, how]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps a store for each thread")
def test_threads_share_what_was_freed() -> None:
    assert megabytes_kept("apart") >= 15
    assert megabytes_kept("shared") <= 6
