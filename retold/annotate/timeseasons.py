"""Seasons of the northern year: last winter, the summer of 2021."""

from __future__ import annotations

from datetime import date

from retold.annotate import calendar
from retold.annotate.timegrammar import YEAR, Match, Reading, Rule, S, Scene, rule

_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


_RELATIVE = rf"(?P<relative>(?:this{S})?(?:last|past|previous|next|coming)|this)"


def _season(m: Match, scene: Scene) -> Reading | None:
    """Read a season with its year, or with "last", "this", "next" or "the"."""
    season, groups = _SEASONS[m["season"]], m.groupdict()
    relative, year = groups["relative"], groups["year"]
    before = scene.word_before(m.start())
    capital_name = scene.capital(m.start("season")) and not (year or relative)
    if not (year or relative) and (m["season"] == "fall" or before not in {"in", "the", "by"}):
        return None
    if capital_name or (m["season"] == "spring" and before in {"a", "to"}):
        return None
    if year:
        return _season_reading(int(year), season, inferred=False)
    if relative is None:
        return None
    if scene.anchor is None:
        return Reading("date", f"XXXX-{season}")
    if scene.notes and relative == "this":
        return _season_reading(scene.anchor.year, season, inferred=True)
    tense = scene.tense(m.start())
    found = _relative_season(scene.anchor, season, relative, future=tense)
    return found or Reading("date", f"XXXX-{season}")


def _season_reading(year: int, season: str, *, inferred: bool) -> Reading | None:
    span = calendar.season_span(year, season)
    return Reading("date", f"{year:04d}-{season}", span, inferred) if span else None


def _relative_season(
    anchor: date, season: str, relative: str, *, future: bool | None
) -> Reading | None:
    """Return the season meant; "this summer" out of summer is told by the tense, or by the year.

    "This winter" may then be either of two, and is left open.
    """
    readings = (
        _season_reading(year, season, inferred=True)
        for year in range(anchor.year - 2, anchor.year + 3)
    )
    dated = [(r.span, r) for r in readings if r and r.span]
    now = [r for span, r in dated if span[0] <= anchor <= span[1]]
    if relative == "this" and now:
        return now[0]
    if relative == "this" and future is None:
        year = next((r for span, r in dated if span[0].year == anchor.year), None)
        return None if season == "WI" else year
    gone_by = relative == "this" and not future
    if gone_by or any(word in relative for word in ("last", "past", "previous")):
        gone = [r for span, r in dated if span[1] < anchor]
        return gone[-1] if gone else None
    return next((r for span, r in dated if span[0] > anchor), None)


SEASON: Rule = rule(
    rf"(?:{_RELATIVE}{S})?(?P<season>spring|summer|autumn|fall|winter)"
    rf"(?![a-z-])(?:(?:,?{S}|{S}(?:of|in){S}){YEAR})?",
    _season,
)
