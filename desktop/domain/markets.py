"""Which countries share one Cloud Solution Provider market: a partner sells and supports within its own only.

Source: Partner Center, "Cloud Solution Provider program regional markets", edition of 17 August 2023. A country that
stands in none of its lists (Russia and Belarus since 2022) is a market of its own.
"""

from __future__ import annotations

_MARKETS = {
    "Africa": (
        "AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER ET PF GA GM GH GN GW KE LR MG MW "
        "ML MU YT NA NC NE NG RE RW ST SN SC SL SO SS SH TZ TG UG ZM"
    ),
    "Asia and Pacific": "BD BT BN KH HK ID LA MO MY MV MM NP PH SG LK TH TL VN",
    "Australia": "AU CX CC CK FJ TF HM KI MH FM NR NU NF PW PG PN SB TK TO TV WF",
    "Canada": "CA PM",
    "Europe": (
        "AX AD AT BE BV BG HR CY CZ DK EE FO FI FR DE GI GR GL GG HU IS IE IM IT JE LV LI "
        "LT LU MT MC NL NO PL PT RO SM SK SI ES SJ SE CH GB VA"
    ),
    "Latin America and the Caribbean": (
        "AI AQ AG AR AW BS BB BZ BM BO BQ VG KY CL CO CR CW DM DO EC SV FK GF GD GP GT GY "
        "HT HN JM MQ MX MS NI PA PY PE PR BL KN LC MF VC SX GS SR TT TC UY VE VI"
    ),
    "Middle East, Central and Eastern Europe": (
        "AF AL DZ AM AZ BH BA IO EG GE IQ IL JO KZ XK KW KG LB LS LY MR MD MN ME MA MZ MK "
        "OM PK PS QA SA RS ZA SZ TJ TN TR TM UA AE UZ YE ZW"
    ),
    "New Zealand": "NZ WS VU",
    "United States": "AS GU MP US UM",
}
_MARKET_OF = {country: market for market, countries in _MARKETS.items() for country in countries.split()}


def market_of(country: str) -> str:
    """The market of a two-letter country code: a named group, or the country itself. Empty for an unknown country."""
    code = country.strip().upper()
    return _MARKET_OF.get(code, code)


def same_market(one: str, other: str) -> bool:
    """Whether two countries share a market. An unknown country never counts as another market."""
    return not one or not other or market_of(one) == market_of(other)
