"""A service whose certificate nobody vouches for is not talked to."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from desktop.sync.errors import Unreachable
from desktop.sync.partner_center.client import PartnerCenter
from desktop.sync.partner_center.connection import Connection
from desktop.sync.partner_center.login import LoginClient
from desktop.sync.partner_center.tokens import EnvironmentToken
from tests.sync.partner_center.scripted import Time

asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked.append(self.headers.get("Authorization", ""))
        self.send_error(500)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[str]:
    """A server with a certificate of its own making, for the right name."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = tmp_path / "server.pem"
    pem.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = _Server(("127.0.0.1", 0), _Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_certificate_that_is_not_trusted_ends_it(impostor: str, time: Time, token: str) -> None:
    remote = PartnerCenter(Connection(base_url=impostor), EnvironmentToken(), clock=time, sleep=time.sleep)
    with pytest.raises(Unreachable) as caught:
        remote.resellers()
    remote.close()
    assert caught.value.code == "remote_certificate"
    assert asked == []
    # Waiting would change nothing.
    assert remote.meter().total == 1


def test_nor_does_anybody_sign_in_there(impostor: str) -> None:
    login = LoginClient()
    with pytest.raises(Unreachable):
        login.get(f"{impostor}/tenant/v2.0/.well-known/openid-configuration")
    login.close()
    assert asked == []
