"""Finding the subscription that a line of a sheet is about: by its id, or by its customer and product."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.data import subscriptions
from desktop.data.assigning.sheets import Line
from desktop.data.assigning.suggesting import Accepted, Offers, Option, SuggestionKey, What
from desktop.data.assigning.troubles import Trouble
from desktop.data.chunks import chunks
from desktop.data.importing.problems import shortened
from desktop.data.store.schema import CustomerRow, SubscriptionRow
from desktop.domain.folding import fold
from desktop.domain.identifiers import guid
from desktop.domain.records import SubscriptionStatus

Unknown = tuple[SuggestionKey, str, tuple[Option, ...]]
"""A name that nobody has, as it is written, and what is like it."""
Found = int | Trouble | Unknown


class Customers:
    """The customers of one store by tenant id, domain, name and alias, read at the first question."""

    def __init__(self, session: Session, accepted: Accepted) -> None:
        self._accepted = accepted
        self._by: dict[str, list[int]] = {}
        named: list[tuple[str, Option]] = []
        row = CustomerRow.__table__.c
        for key, tenant, name, alias, domain in session.connection().execute(
            select(row.id, row.tenant_id, row.name, row.alias, row.domain)
        ):
            for text in {tenant, domain.casefold(), fold(name), fold(alias)} - {""}:
                self._by.setdefault(text, []).append(key)
            option = Option(key, name or domain or tenant, domain, 100)
            named += [(text, option) for text in dict.fromkeys((name, alias)) if text]
        self._named = named
        self._offers: Offers | None = None
        self._known: dict[tuple[str, str, str], Found] = {}

    def of(self, line: Line) -> Found:
        """The key of the customer whom a line names: by tenant id, else by domain, else by name."""
        said = (line.customer_id, line.customer_domain, line.customer_name)
        found = self._known.get(said)
        if found is None:
            found = self._known[said] = self._find(line.number, [text for text in said if text])
        # Troubles are told of the line that has them.
        return Trouble(line.number, found.code, found.text) if isinstance(found, Trouble) else found

    def _find(self, number: int, said: Sequence[str]) -> Found:
        text = said[0]
        keys = self._by.get(guid(text) or text.casefold()) or self._by.get(fold(text)) or []
        if len(keys) > 1:
            # A name that two have may stand beside a domain that one has.
            for other in said[1:]:
                known = self._by.get(other.casefold()) or self._by.get(fold(other)) or []
                keys = [key for key in keys if key in known] or keys
        if len(keys) == 1:
            return keys[0]
        if keys:
            return Trouble(number, "ambiguous_customer", shortened(text))
        wanted = SuggestionKey(What.CUSTOMER, fold(text))
        if wanted in self._accepted:
            return self._accepted[wanted]
        if guid(text) is None:
            if self._offers is None:
                self._offers = Offers(self._named)
            if options := self._offers.like(text):
                return wanted, text, options
        return Trouble(number, "unknown_customer", shortened(text))


class Products:
    """The subscriptions of some customers by what they are called."""

    def __init__(self, session: Session, customers: Iterable[int], accepted: Accepted) -> None:
        self._accepted = accepted
        self._of: dict[int, list[tuple[int, str, str, bool]]] = {}
        row = SubscriptionRow.__table__.c
        query = select(row.id, row.customer_id, row.product, row.nickname, row.status, row.gone_at)
        for part in chunks(sorted(set(customers))):
            found = session.connection().execute(query.where(row.customer_id.in_(part)).order_by(row.id))
            for key, customer, product, nickname, status, gone_at in found:
                over = status == SubscriptionStatus.DELETED or gone_at is not None
                self._of.setdefault(customer, []).append((key, product, nickname, over))

    def find(self, line: Line, customer: int) -> Found:
        """The key of the one subscription of a customer that a line names by product, nickname or both."""
        theirs = self._of.get(customer, [])
        said = [fold(text) for text in (line.product, line.nickname) if text]
        # What is over is meant only when nothing else is called so.
        for known in ([one for one in theirs if not one[3]], theirs):
            keys = [
                key for key, product, nickname, _ in known
                if all(text in (fold(product), fold(nickname)) for text in said)
            ]  # fmt: skip
            if len(keys) == 1:
                return keys[0]
            if keys:
                return Trouble(line.number, "ambiguous_product", str(len(keys)))
        text = line.nickname or line.product
        wanted = SuggestionKey(What.PRODUCT, " ".join(said), customer)
        if wanted in self._accepted:
            return self._accepted[wanted]
        if text:
            named = [
                (name, Option(key, nickname or product, product, 100))
                for key, product, nickname, over in theirs if not over
                for name in dict.fromkeys((product, nickname)) if name
            ]  # fmt: skip
            if options := Offers(named).like(text):
                return wanted, text, options
        return Trouble(line.number, "unknown_product", shortened(text))


def find_subscriptions(session: Session, lines: Sequence[Line], accepted: Accepted) -> list[Found]:
    """What each line is about: the key of a subscription, why there is none, or a name that is not known."""
    known = subscriptions.keys_of(session, [one for line in lines if (one := guid(line.subscription))])
    found: list[Found] = []
    customers: Customers | None = None
    waiting: list[tuple[int, int]] = []
    for line in lines:
        if line.subscription_key is not None:
            found.append(line.subscription_key)
        elif line.subscription:
            found.append(_by_id(line, known))
        elif line.customer_id or line.customer_domain or line.customer_name:
            if customers is None:
                customers = Customers(session, accepted)
            customer = customers.of(line)
            if isinstance(customer, int):
                waiting.append((len(found), customer))
            found.append(customer)
        else:
            found.append(Trouble(line.number, "missing_subscription"))
    products = Products(session, (customer for _, customer in waiting), accepted)
    for place, customer in waiting:
        found[place] = products.find(lines[place], customer)
    return found


def _by_id(line: Line, known: dict[str, int]) -> int | Trouble:
    identifier = guid(line.subscription)
    if identifier is None:
        return Trouble(line.number, "bad_id", shortened(line.subscription))
    key = known.get(identifier)
    return Trouble(line.number, "unknown_subscription", identifier) if key is None else key
