"""Chances and visits as a picture says them: few signs, never more certain than they are."""

ALMOST_NONE, ALMOST_ALL = 0.005, 0.995
FEWEST, MANY = 0.01, 10


def percent(chance: float) -> str:
    """A chance as whole percent; what is neither nothing nor everything never reads as 0 % or 100 %."""
    if 0 < chance < ALMOST_NONE:
        return "<1 %"
    if ALMOST_ALL <= chance < 1 - 1e-9:
        return ">99 %"
    return f"{chance * 100:.0f} %"


def odds(visits: float | None, *, on_ring: bool) -> str:
    """Visits as a share of plays, or, on a ring where a play can come by again, as times in one play."""
    if visits is None:
        return "without end"
    if not on_ring:
        return percent(visits)
    if 0 < visits < FEWEST:
        return f"<{FEWEST} times"
    return f"{visits:,.2f} times" if visits < MANY else f"{visits:,.0f} times"
