"""Requests for a relationship as a table: to whom, for what, where each stands and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.data import requests, resellers
from desktop.data.clock import utc_now
from desktop.data.store import Session
from desktop.domain.records import Provider, RelationshipRequest, Reseller
from desktop.models import wording
from desktop.models.listed import ListedModel
from desktop.models.paging import Column

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request, and the reseller as the directory knows it now."""

    request: RelationshipRequest
    reseller: Reseller

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited."""
        return self.request.state in requests.OPEN


@dataclass(frozen=True, slots=True)
class Requests:
    """What the tracker shows, and the provider whose letters they are."""

    lines: tuple[RequestLine, ...] = ()
    provider: Provider | None = None


def read_requests(session: Session, *, open_only: bool) -> Requests:
    """Requests, the open ones first and the latest of each first. Reader thread."""
    found = requests.listed(session, open_only=open_only)
    keys = sorted({request.reseller_key for request in found})
    directory = {reseller.key: reseller for reseller in resellers.directory(session, keys)} if keys else {}
    lines = [RequestLine(request, directory[request.reseller_key]) for request in found]
    lines.sort(key=lambda line: not line.is_open)
    return Requests(tuple(lines), resellers.provider(session))


def _columns() -> tuple[Column[RequestLine], ...]:
    return (
        Column(
            "reseller",
            lambda: translate("Requests", "Reseller"),
            lambda line: line.request.reseller_name,
            sort="reseller",
            width=24,
        ),
        Column(
            "what",
            lambda: translate("Requests", "What"),
            lambda line: wording.request_word(line.request.kind),
            sort="what",
            width=22,
        ),
        Column(
            "customer",
            lambda: translate("Requests", "Customer"),
            lambda line: line.request.customer_name,
            sort="customer",
            width=22,
        ),
        Column(
            "state",
            lambda: translate("Requests", "State"),
            lambda line: wording.request_chip(line.request.state).text,
            sort="state",
            chip=lambda line: wording.request_chip(line.request.state),
            width=18,
        ),
        Column(
            "sent",
            lambda: translate("Requests", "Sent on"),
            lambda line: wording.day(line.request.created_at.astimezone().date()),
            sort="sent",
            width=12,
        ),
        Column(
            "age",
            lambda: translate("Requests", "Last step"),
            lambda line: wording.age(line.request.state_at, utc_now()),
            sort="age",
            width=14,
            about=lambda: translate("Requests", "When the request was last sent, reminded of or answered"),
        ),
        Column(
            "author",
            lambda: translate("Requests", "By"),
            lambda line: line.request.author,
            sort="author",
            shown=False,
            width=16,
        ),
    )


def _summary(line: RequestLine) -> str:
    request = line.request
    parts = (
        request.reseller_name,
        wording.request_word(request.kind),
        request.customer_name,
        wording.request_chip(request.state).text,
    )
    return ", ".join(part for part in parts if part)


class RequestsModel(ListedModel[RequestLine]):
    """The requests that the desk remembers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), lambda line: line.request.key, _summary, parent)

    def sort_value(self, record: RequestLine, column: Column[RequestLine]) -> Any:
        if column.key == "sent":
            return record.request.created_at
        if column.key == "age":
            return record.request.state_at
        return super().sort_value(record, column)
