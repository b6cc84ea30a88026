"""What things cost in the simulated archive: by what is paid for, place and month, and a little by whom."""

from ads.world.chance import Dice

MONEY = frozenset(("rate", "wage", "rent", "cost", "fee", "deposit", "debt", "fine"))
# Dollars an hour, for pay that is offered and for work that somebody offers.
HOURLY = {
    "farm": 16, "kitchen": 16, "hotel": 17, "cleaning": 17, "construction": 23, "sales_crew": 15, "transport": 21,
    "factory": 19, "warehouse": 19, "salon": 16, "talent_trial": 15, "sports_trial": 15, "housework": 20,
    "childcare": 18, "eldercare": 19, "errands": 17, "hair_braiding": 26, "yard": 22,
}  # fmt: skip
SERVICE_HOUR = 170
GOODS = {"furniture": (30, 400), "car": (1200, 9500), "tools": (15, 220), "pets": (40, 400), "lessons": (25, 60),
         "garage_sale": (2, 60), "lost": (50, 300), "sports": (30, 120), "dance": (30, 110), "music": (25, 90),
         "tutoring": (20, 60)}  # fmt: skip
OWED = {"fee": (50, 700), "deposit": (40, 600), "debt": (400, 9000), "fine": (40, 600), "cost": (5, 500)}
UNITS: dict[str | None, float] = {
    None: 1, "half_hour": 0.6, "hour": 1, "night": 7, "day": 8.5, "week": 42, "month": 170, "piece": 0.12
}  # fmt: skip
INFLATION = 0.004  # a month
SEASON = (0.98, 0.97, 0.99, 1.0, 1.01, 1.03, 1.04, 1.03, 1.0, 0.99, 0.99, 1.02)


def usual(slot: str, unit: str | None, setting: str, level: float, month: int, dice: Dice) -> float:
    """Return dollars that are usual for a slot of money in a place and month."""
    trend = level * (1 + INFLATION * month) * SEASON[month % 12]
    if slot in ("rate", "wage"):
        hour = SERVICE_HOUR if setting not in HOURLY else HOURLY[setting]
        return hour * trend * (UNITS[unit] if unit or slot == "rate" else dice.pick((1, 4, 8.5)))
    if slot == "rent":
        month_rent = 720 * trend
        return month_rent / {"night": 16, "day": 16, "week": 3.6}.get(unit or "month", 1)
    low, high = GOODS.get(setting, OWED["cost"]) if slot == "cost" else OWED[slot]
    return float(low * (high / low) ** dice.share())


def rounded(dollars: float) -> float:
    """Return an amount the way people name one: 2.75, 18.50, 120, 1400."""
    for below, step in ((6, 0.25), (30, 0.5), (100, 5), (600, 10), (3000, 50)):
        if dollars < below:
            return max(step, round(dollars / step) * step)
    return round(dollars / 100) * 100.0


def written(amount: float, form: str) -> str:
    """Return an amount in digits; `form` has a place for it, such as `${}`."""
    return form.format(f"{amount:,.2f}" if amount % 1 else f"{int(amount):,}")
