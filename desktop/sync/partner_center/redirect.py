"""What the browser brings back after a sign-in: a web server on this machine, for one answer and not for long."""

from __future__ import annotations

import html
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qs

from desktop.errors import Cancelled
from desktop.sync.partner_center.tokens import sign_in_needed

_LOOK: Final = 0.2
_LONGEST_FORM: Final = 64 * 1024


class _Server(ThreadingHTTPServer):
    # Browsers open connections ahead of need and leave them idle.
    daemon_threads = True
    timeout = _LOOK

    def __init__(self, state: str, page: str) -> None:
        self.state = state
        self.page = page
        self.came = threading.Event()
        self.answer: dict[str, str] = {}
        # Loopback only: on no other interface may anybody bring an answer.
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10

    def do_GET(self) -> None:
        """What nobody asked for: answers come as a form."""
        self._tell(404, "")

    def do_POST(self) -> None:
        """The answer of the sign-in service, posted by the browser."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or int(length) > _LONGEST_FORM or not self._is_for_us():
            self._tell(400, "")
            return
        form = parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace"), keep_blank_values=True)
        answer = {name: found[0] for name, found in form.items()}
        if not secrets.compare_digest(answer.get("state", "").encode(), self.server.state.encode()):
            self._tell(400, "")
            return
        self._tell(200, self.server.page)
        if not self.server.came.is_set():
            self.server.answer = answer
            self.server.came.set()

    def _is_for_us(self) -> bool:
        """Whether the browser meant this machine, not a name that somebody lets point here."""
        host = self.headers.get("Host", "").partition(":")[0]
        return host in {"localhost", "127.0.0.1"}

    def _tell(self, status: int, sentence: str) -> None:
        body = f"<!doctype html><meta charset=utf-8><title>Partner Desk</title><p>{html.escape(sentence)}".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged: the lines hold what signs somebody in."""


class Redirect:
    """Listens from the start; `wait` gives the answer that carries `state`. Used as a context."""

    def __init__(self, page: str) -> None:
        self.state = secrets.token_urlsafe(24)
        self._server = _Server(self.state, page)

    def __enter__(self) -> Redirect:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()

    @property
    def uri(self) -> str:
        """Where the browser is to be sent back to; registered as http://localhost, any port of it counts."""
        return f"http://localhost:{self._server.server_address[1]}"

    def wait(self, seconds: float, should_stop: Callable[[], bool]) -> dict[str, str]:
        """The members of the answer. Raises `Cancelled`, or `SignInNeeded` when nothing came in that time."""
        until = time.monotonic() + seconds
        while not self._server.came.is_set():
            if should_stop():
                raise Cancelled
            if time.monotonic() > until:
                raise sign_in_needed("sign_in_expired")
            self._server.handle_request()
            # The answer is read on a thread of its own.
            self._server.came.wait(_LOOK / 4)
        return self._server.answer
