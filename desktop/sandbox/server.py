"""HTTP/1.1 on the loopback: one thread, one event loop, connections that stay open.

The standard server takes a thread for each connection and parses headers with the mail package, which is an order of
magnitude slower than what is measured against the sandbox.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from threading import Event, Thread
from typing import Final
from urllib.parse import urlsplit

from desktop.sandbox.gateway import Delivery, Gateway, Manner, belongs_here
from desktop.sandbox.requests import Request

HOST: Final = "127.0.0.1"

_LONGEST_HEAD: Final = 64 * 1024
_LONGEST_BODY: Final = 1024 * 1024
_PIECES: Final = 20
_CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"

Control = Callable[[Request], bytes]
"""Answers what is asked under `/_sandbox/`, with the whole answer."""


class _Malformed(Exception):
    """What came is not HTTP, or too long; `args` is the status to say so."""


class _Connection(asyncio.Protocol):
    """One client. Its requests are answered one after another, in their order."""

    def __init__(self, gateway: Gateway, control: Control, connections: set[_Connection]) -> None:
        self._gateway = gateway
        self._control = control
        self._connections = connections
        self._received = bytearray()
        self._head: Request | None = None
        self._awaited = 0
        self._busy = False
        self._last = False
        self._unanswered: Delivery | None = None
        self._transport: asyncio.Transport
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connections.add(self)
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def connection_lost(self, exc: Exception | None) -> None:
        self._connections.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        self._close_account(0)

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._work()

    def close(self) -> None:
        """End the connection at once."""
        self._transport.abort()

    def _work(self) -> None:
        """Answer what has arrived whole."""
        try:
            while not self._busy and not self._transport.is_closing() and (request := self._next()) is not None:
                self._serve(request)
        except _Malformed as error:
            phrase = f"HTTP/1.1 {error.args[0]} Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            self._transport.write(phrase.encode())
            self._transport.close()

    def _next(self) -> Request | None:
        """The next request, or None while it is incomplete. Raises _Malformed."""
        if self._head is None:
            end = self._received.find(b"\r\n\r\n")
            if end < 0:
                if len(self._received) > _LONGEST_HEAD:
                    raise _Malformed(431)
                return None
            self._head = _parsed(bytes(self._received[:end]))
            del self._received[: end + 4]
            self._awaited = _length_of_body(self._head)
            if self._awaited and self._head.headers.get("expect", "").lower() == "100-continue":
                self._transport.write(_CONTINUE)
        if len(self._received) < self._awaited:
            return None
        request, self._head = self._head, None
        if self._awaited:
            request.body = bytes(self._received[: self._awaited])
            del self._received[: self._awaited]
        self._last = request.headers.get("connection", "").lower() == "close"
        return request

    def _serve(self, request: Request) -> None:
        if not belongs_here(request.path):
            self._transport.write(self._control(request))
            if self._last:
                self._transport.close()
            return
        delivery = self._gateway.deliver(request)
        self._unanswered = delivery
        if delivery.delay:
            self._busy = True
            self._after(delivery.delay, lambda: self._put_on_wire(delivery))
        else:
            self._put_on_wire(delivery)

    def _put_on_wire(self, delivery: Delivery) -> None:
        match delivery.manner:
            case Manner.NEVER:
                # Until the client gives up, or the sandbox ends.
                self._busy = True
            case Manner.RESET:
                self._close_account(0)
                self._reset()
            case Manner.CUT:
                self._close_account(0)
                self._transport.write(delivery.data)
                self._transport.close()
            case Manner.TRICKLING:
                self._busy = True
                self._trickle(delivery)
            case Manner.WHOLE | Manner.CLOSING:
                # Before the client can know.
                self._close_account(delivery.status)
                self._transport.write(delivery.data)
                if self._last or delivery.manner is Manner.CLOSING:
                    self._transport.close()
                self._go_on()

    def _trickle(self, delivery: Delivery) -> None:
        """Send the head at once and the body piece by piece."""
        begins = delivery.data.find(b"\r\n\r\n") + 4
        head, body = delivery.data[:begins], delivery.data[begins:]
        size = max(1, -(-len(body) // _PIECES))
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        self._transport.write(head)

        def send() -> None:
            piece = pieces.pop(0) if pieces else b""
            if pieces:
                self._transport.write(piece)
                self._after(delivery.spread / _PIECES, send)
                return
            self._close_account(delivery.status)
            self._transport.write(piece)
            if self._last:
                self._transport.close()
            self._go_on()

        self._after(delivery.spread / _PIECES, send)

    def _after(self, seconds: float, act: Callable[[], None]) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, act)

    def _go_on(self) -> None:
        if self._busy:
            self._busy = False
            asyncio.get_running_loop().call_soon(self._work)

    def _reset(self) -> None:
        """End the connection so that the other side sees a reset, not an end."""
        sock = self._transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def _close_account(self, status: int) -> None:
        if self._unanswered is not None:
            self._gateway.log.ended(self._unanswered.entry, status)
            self._unanswered = None


def _parsed(head: bytes) -> Request:
    """The request of a head. Raises _Malformed."""
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        raise _Malformed(400)
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise _Malformed(400)
        headers[name.lower()] = value.strip()
    target = words[1]
    if not target.startswith("/"):
        # As to a proxy.
        split = urlsplit(target)
        target = f"{split.path or '/'}{'?' if split.query else ''}{split.query}"
    if words[2] == "HTTP/1.0" and "connection" not in headers:
        headers["connection"] = "close"
    return Request(words[0].upper(), target, headers)


def _length_of_body(head: Request) -> int:
    """How long the body is. Raises _Malformed for one that does not say, and for one that is too long."""
    if "transfer-encoding" in head.headers:
        raise _Malformed(411)
    length = head.headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise _Malformed(400)
    if int(length) > _LONGEST_BODY:
        raise _Malformed(413)
    return int(length)


class Server:
    """The server of one gateway, on a thread of its own."""

    def __init__(self, sock: socket.socket, gateway: Gateway, control: Control) -> None:
        self._socket = sock
        self._gateway = gateway
        self._control = control
        self._connections: set[_Connection] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = Event()
        self._thread = Thread(target=self._run, name="sandbox", daemon=True)

    def start(self) -> None:
        """Listen; returns when clients can connect."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """End all connections and the thread. Harmless when repeated."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _run(self) -> None:
        loop = self._loop
        asyncio.set_event_loop(loop)
        listening = loop.run_until_complete(
            loop.create_server(
                lambda: _Connection(self._gateway, self._control, self._connections), sock=self._socket, backlog=200
            )
        )
        loop.call_soon(self._ready.set)
        try:
            loop.run_forever()
        finally:
            listening.close()
            for connection in list(self._connections):
                connection.close()
            # One more turn, in which closed connections say good-bye.
            loop.run_until_complete(asyncio.sleep(0))
            loop.run_until_complete(loop.shutdown_asyncgens())
            asyncio.set_event_loop(None)
            loop.close()


def listening_socket(port: int) -> socket.socket:
    """A socket bound on the loopback; port 0 is any free one. Raises OSError."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # Elsewhere than on POSIX this would let two sandboxes share a port.
        if hasattr(socket, "SO_REUSEPORT"):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((HOST, port))
    except OSError:
        sock.close()
        raise
    return sock
