"""Which countries share one Cloud Solution Provider market: a partner sells and supports within its own only."""

from __future__ import annotations

_MARKETS: dict[str, frozenset[str]] = {
    # Partner Center, regional-authorization-overview: the European Union and EFTA countries are one market.
    "EU/EFTA": frozenset(
        {
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS",
            "IT", "LI", "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
        }
    ),
    "US": frozenset({"US", "PR"}),
}  # fmt: skip


def market_of(country: str) -> str:
    """The market of a two-letter country code: a named group, or the country itself. Empty for an unknown country."""
    code = country.strip().upper()
    for name, countries in _MARKETS.items():
        if code in countries:
            return name
    return code


def same_market(one: str, other: str) -> bool:
    """Whether two countries share a market. An unknown country never counts as another market."""
    return not one or not other or market_of(one) == market_of(other)
