"""Keeping store and service in step: decisions are pushed first, then facts are pulled, and nothing is lost between.

`sync` is a plain function of a store and a service. It blocks, and runs on any thread but the GUI's; requests go out
from threads of its own, and all writing is done by the caller's. Whatever ends it, at any moment, costs what was in
flight and no more: each answer is written together with how far it brought the sync, and the next run goes on there.
"""

from __future__ import annotations

from desktop.data.syncing.runs import Summary, Trouble
from desktop.sync.engine.control import Control, Options, Phase, Progress
from desktop.sync.engine.running import sync

__all__ = ["Control", "Options", "Phase", "Progress", "Summary", "Trouble", "sync"]
