"""What text from the clipboard would do to selected rows: one contact for all of them, or what a sheet says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.data import subscriptions
from desktop.data.assigning import Preview, preview_pasted
from desktop.data.assigning.partners import Partners
from desktop.data.candidates_of_many import Reach, reach
from desktop.domain.records import SubscriptionRow, SupportContact
from desktop.domain.roles import Actor

MOST_NAMED = 200
"""Lines of a preview whose subscription is named; the rest is counted."""
LONGEST = 20_000_000
"""Letters of a text that are read; a sheet of a million lines has more than forty in each."""


@dataclass(frozen=True, slots=True)
class OneForAll:
    """The text names one contact, for all selected rows."""

    contact: SupportContact
    reach: Reach


@dataclass(frozen=True, slots=True)
class PastedSheet:
    """The text says what is wanted line by line; `rows` are the subscriptions of the first lines, by key."""

    preview: Preview
    rows: dict[int, SubscriptionRow]


def read(
    session: Session, actor: Actor, today: date, text: str, selected: Sequence[int]
) -> OneForAll | PastedSheet | None:
    """What `text` would do to the selected subscriptions, in their order; None when it says nothing. Reads only."""
    lines = [line.strip() for line in text[:LONGEST].splitlines() if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and "\t" not in lines[0] and selected:
        partners = Partners(session)
        found = partners.by_name(lines[0].strip('"'))
        if len(found) == 1:
            contact = partners.contacts[found[0]]
            return OneForAll(contact, reach(session, actor, today, selected, contact))
        # Nobody, or several: one row tells why.
        selected = selected[:1]
    preview = preview_pasted(session, actor, today, "\n".join(lines), selected)
    named = [trouble.subscription_key for trouble in preview.troubles[:MOST_NAMED]]
    named += [one.subscription_key for one in preview.assignments[:MOST_NAMED]]
    return PastedSheet(preview, subscriptions.rows(session, [key for key in named if key is not None]))
