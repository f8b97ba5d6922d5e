"""A service on the loopback that answers as it is told, and misbehaves as it is told. Real sockets, real HTTP."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    method: str
    path: str
    query: dict[str, list[str]]
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def token(self) -> str:
        return (self.headers.get("Authorization") or "").removeprefix("Bearer ")


@dataclass(frozen=True)
class Reply:
    """An answer. `act` is what happens on the line: "reset", "cut", "trickle", "silent", "hang up"."""

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    kind: str | None = "application/json; charset=utf-8"
    act: str = ""

    @property
    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        # As the service does: a mark before what succeeds, none before errors.
        return (BOM if self.status < 300 else b"") + json.dumps(self.body).encode()


def fault(status: int, code: int | str, description: str = "what went wrong", **more: Any) -> Reply:
    """An answer in the API's own error shape."""
    return Reply(status, {"code": code, "description": description, "data": [], "source": "PartnerFD"}, **more)


def throttled(seconds: str | None = "57", message: str = "Rate limit is exceeded. Try again in 57 seconds.") -> Reply:
    """429 of the gateway."""
    headers = {} if seconds is None else {"Retry-After": seconds}
    return Reply(429, {"statusCode": 429, "message": message}, headers)


def collection(items: list[Any], link: Any = None, **more: Any) -> dict[str, Any]:
    """A page of a listing."""
    links = {"self": {"uri": "/elsewhere", "method": "GET", "headers": []}}
    if link is not None:
        links["next"] = link
    return {
        "totalCount": 4711, "items": items, "links": links, "attributes": {"objectType": "Collection"}, **more,
    }  # fmt: skip


Answering = Callable[[Asked], Reply]


class Scripted:
    """Replies in order to whatever is asked, or lets `answer` decide; remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.replies: list[Reply] = []
        self.answer: Answering | None = None
        self.wrong: list[str] = []
        self.base_url = ""
        self.over = threading.Event()
        self._lock = threading.Lock()

    def will(self, *replies: Reply) -> None:
        """Answer with these, in this order; the last one also answers everything after it."""
        self.replies = list(replies)

    def reply_to(self, asked: Asked) -> Reply:
        with self._lock:
            self.asked.append(asked)
            if self.answer is None:
                return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return self.answer(asked)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._do()

    def do_PUT(self) -> None:
        self._do()

    def do_POST(self) -> None:
        self._do()

    def _do(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = Asked(self.command, parts.path, parse_qs(parts.query), self.path, dict(self.headers), body)
        reply = self.server.scripted.reply_to(asked)
        content = reply.content
        if reply.act == "reset":
            # With no time to linger the peer is told of a reset, not of an end.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return
        if reply.act == "silent":
            self.server.scripted.over.wait(10)
            self.close_connection = True
            return
        self.send_response_only(reply.status, reply.reason)
        if "Date" not in reply.headers:
            self.send_header("Date", self.date_time_string())
        if reply.kind is not None:
            self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        told = len(content) + (10 if reply.act == "cut" else 0)
        if "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(told))
        self.end_headers()
        if reply.act == "trickle":
            for at in range(len(content)):
                if self.server.scripted.over.wait(0.02):
                    break
                self.wfile.write(content[at : at + 1])
                self.wfile.flush()
        else:
            self.wfile.write(content)
        if reply.act in {"cut", "hang up"}:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, scripted: Scripted) -> None:
        self.scripted = scripted
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that turns away is what some tests are about.
        pass


@contextmanager
def serving(scripted: Scripted) -> Iterator[str]:
    """The address of the service until the block ends."""
    server = _Server(scripted)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    scripted.base_url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield scripted.base_url
    finally:
        scripted.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    @property
    def waited(self) -> float:
        """Seconds slept in all."""
        return sum(self.slept)
