"""Column kinds that recur in the schema."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from sqlalchemy import Date, DateTime, ForeignKey, Integer, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored as naive UTC and handed out aware. Naive values are refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


Key = Annotated[int, mapped_column(Integer, primary_key=True)]
Guid = Annotated[str, mapped_column(String(36))]
MpnId = Annotated[str, mapped_column(String(20), default="", server_default="")]
Word = Annotated[str, mapped_column(String(40), default="", server_default="")]
Line = Annotated[str, mapped_column(Text, default="", server_default="")]
Moment = Annotated[datetime, mapped_column(UtcDateTime)]
MaybeMoment = Annotated[datetime | None, mapped_column(UtcDateTime, nullable=True)]
MaybeDay = Annotated[date | None, mapped_column(Date, nullable=True)]
CustomerKey = Annotated[int, mapped_column(ForeignKey("customer.id"))]
ResellerKey = Annotated[int, mapped_column(ForeignKey("reseller.id"))]
SubscriptionKey = Annotated[int, mapped_column(ForeignKey("subscription.id"))]
ContactKey = Annotated[int, mapped_column(ForeignKey("contact.id"))]
