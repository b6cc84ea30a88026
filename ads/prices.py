"""Amounts of money, and what they are paid for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ads import money, units
from ads.ad import Per
from ads.amounts import NOTES, Amount
from ads.money import Sum
from ads.price_lists import with_items, with_units
from ads.spoken import said_together
from ads.wording import one_of

WINDOW = 44  # characters on either side that tell what an amount is for
RANGE = re.compile(r"\s?(?:-|–|—|/|to|thru|a|and|y|or|o|hasta|up\sto)\s?(?:[$€£]|us\$|rd\$)?\s?")
CUE_BEFORE = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    pay pays paid paying rate rates price priced prices cost costs asking fee fees deposit rent charges? makes? earn
    earns bonus reward donation tarifa cobro cobra cobramos pago paga pagan pagamos precio sueldo salario renta
    deposito depocito cuesta cuestan vale gana ganas ganan cuota face_value owe owes debe deuda debt advance anticipo
    adelanto multa fine de_entrada enganche wages? salary stipend budget bid worth fare admission dues loan borrowed
    prestamo pasaje deposit0 offer(?:ed|s|ing)?(?:_me)? ofrec\w+ extra goes_to rises_to sube_a inscripcion mensualidad
    colegiatura propina presupuesto pido pedimos dep\.? saldo abono
    (?:both|all|lot|pair|set|everything|sell|selling|sold)_for (?:los_dos|las_dos|ambos|todo|juego|par)_(?:por|en|x)
    (?:i'd|i'll|ill|id|would|will|wants?)_(?:take|accept) quoted(?:_me)?
    saque saco sacas gane le_doy le_di te_doy les_doy
    (?:vendo|remato|dejo|doy|sale|salen|queda|quedan|apartas?)_(?:en|con|a|por)
""")
    + r")\s?(?:is|was|es|of|de|at|:|=|-|a|about|only|just|solo|unos?|up\sto|hasta|from|desde|sea){0,2}\s?\Z"
)
CUE_AFTER = re.compile(
    r"\s?(?:key\s|security\s|a\s)?(?:"
    + one_of(r"""
    adicional(?:es)? additional
    deposit deposito de_deposito cash obo bonus de_bono sign_on all_in todo_incluido negotiable negociables? de_plus
    de_premio d_recompensa de_recompensa reward de_bono de_adelanto de_propina de_entrada de_anticipo fee firm
    or_best_offer to_move_in move_in para_entrar down up_?front upfront de_enganche de_inscripcion de_fianza
    de_deposito de_multa de_sueldo de_renta al_contado round_trip each_way entry extra(?=\s?[.,;\n]|\Z) the_lot
    takes_(?:it|all|both) (?:for|4)_(?:both|all|the_(?:lot|pair|set)) (?:por_)?todo\b los_dos
""")
    + ")(?![a-z])"
)
NOT_MONEY_AFTER = re.compile(
    r"\s?(?:"
    + one_of(r"""
    [%°ºª"'] am\b pm\b a\.m p\.m yo\b y/o yrs?\b years? anos\b anitos anios miles millas kilometros kms? lbs?\b kg
    ft\b sq m2 metros inch h\s(?:a|hasta|y)\s\d
    (?:h|hrs?|hours?|horas?)\s?(?:/|an?_|per_|por_|x_|al?_|la_)(?:wk|week|day|dia|semana|month|mes) day\s[a-z] x\s?\d
    cows vacas cabezas people personas docenas? dozen piezas pieces cajas boxes rooms? cuartos beds? recamaras times
    veces dias\b days\b weeks semanas months meses horas\b hours\b hrs\b minutes minutos th\b st\b nd\b rd\b ro\b :\d
    /\d clients girls chicas mujeres
""")
    + ")"
)
NO_THING = re.compile(one_of("class clase group grupo team equipo page side lado set month mes season temporada aula"))
WITH_CENTS = re.compile(r"\s(?:(?:con|y|and|with)\s)?")
BY_NAME = re.compile(rf"buck\s[a-z]+|({'|'.join(NOTES)})")  # says itself that it is money
HALF = re.compile(r"\s?y\smedi[oa](?![a-z])|\s(?:n|and|&)\sa\shalf(?![a-z])")
THOUSANDS = re.compile(r"(?<!401)(?:mil|k|grand)\Z")
IN_THOUSANDS = re.compile(r"(?:mil|k|grand|thousand)\Z")
SILENT = re.compile(r"[\d\s.,:;()/-]*")  # beside a number, this tells neither of money nor of what it is for
LEAST, LEAST_BARE, MOST_BARE = 2, 20, 1900  # of an amount that nothing but its unit calls money
LEAST_ROSES = 40  # fewer are flowers


def find_prices(folded: str, amounts: Sequence[Amount], *, country: str | None) -> list[Sum]:
    """Return the sums of money among the numbers of a folded text, in order; no number is part of a contact.

    Money without a name is that of the country (ISO 3166 alpha-2).
    """
    sums = list(_Prices(folded, amounts, money.currency_of(country), money.signs_follow(folded)).sums())
    return with_units(folded, with_items(folded, sums, amounts))


@dataclass(frozen=True, slots=True)
class _Prices:
    """The amounts of a folded text, where `local` money is used."""

    text: str
    amounts: Sequence[Amount]
    local: str | None
    signs_follow: bool

    def sums(self) -> Iterator[Sum]:
        """Return those that are money; what belongs to one says nothing of the next."""
        place = floor = 0
        while place < len(self.amounts):
            found, used = self._first(place, floor)
            if pair := self._range(place, used, found, floor):
                yield from pair
                found, used = pair[1], used + 1
            elif found:
                found, used = self._with_cents(place, used, found)
                yield found
            floor = found.reach if found else floor
            place += used

    def _first(self, place: int, floor: int) -> tuple[Sum | None, int]:
        """Return the money that begins at an amount, and how many amounts it takes."""
        for joined, count in said_together(self.text, self.amounts[place : place + 3]):
            if found := self._sum(joined, floor):
                return found, count
        return self._sum(self.amounts[place], floor), 1

    def _with_cents(self, place: int, used: int, whole: Sum) -> tuple[Sum, int]:
        """Return money with the cents that are said behind it: "quince dolares con 45 centavos", "one pound sixty"."""
        cents = self.amounts[place + used] if place + used < len(self.amounts) else None
        if not cents or not whole.marked or not WITH_CENTS.fullmatch(self.text, whole.end, cents.start):
            return whole, used
        name = money.CENTS.match(self.text, cents.end)
        spoken = cents.spoken and cents.value >= 10 and self.text[whole.end - 1].isalpha()
        if not (name or (spoken and cents.start == whole.end + 1)) or cents.value > 99:
            return whole, used
        end = name.end() if name else cents.end
        per, how, reach = self._unit(whole.start, end, whole.start)
        value, said = whole.value + cents.value / 100, how != "no"
        return replace(whole, end=end, reach=max(reach, end), value=value, per=per, said=said), used + 1

    def _range(self, place: int, used: int, low: Sum | None, floor: int) -> list[Sum] | None:
        """Return both ends of a range where one of them is money and the other may be."""
        if place + used >= len(self.amounts):
            return None
        one, other = self.amounts[place + used - 1], self.amounts[place + used]
        if not RANGE.fullmatch(self.text, low.end if low else one.end, other.start):
            return None
        high = self._sum(other, max(floor, one.end))
        if low and high:
            return [low if high.per == "none" else replace(low, per=high.per), high]
        if low and low.marked and one.value <= other.value and not NOT_MONEY_AFTER.match(self.text, other.end):
            per, _, reach = self._unit(other.start, other.end, floor)
            high = replace(low, start=other.start, end=other.end, reach=reach, value=other.value, per=per)
            return [replace(low, per=per), high]
        if one.value < 1000 <= other.value and IN_THOUSANDS.search(self.text, other.start, other.end):
            one = one._replace(value=one.value * 1000)  # "nine to twelve thousand"
        if high and not low and one.value <= other.value <= one.value * 10:
            return [replace(high, start=one.start, end=one.end, value=one.value), high]
        return None

    def _sum(self, amount: Amount, floor: int) -> Sum | None:
        """Return an amount as money, None where nothing tells that it is."""
        if SILENT.fullmatch(self.text, max(floor, amount.start - WINDOW), amount.end + WINDOW):
            return None
        before, after = self._signs(amount, floor)
        start, end = before.start() if before else amount.start, after.end() if after else amount.end
        half = HALF.match(self.text, end)
        if not before and not after and self._counts_other(amount, half.end() if half else end):
            return None
        per, how, reach = self._unit(start, half.end() if half else end, floor)
        mark = _mark(before or after)
        if amount.spoken and (by_name := BY_NAME.fullmatch(self.text, amount.start, amount.end)):
            mark = by_name[1] or "buck"
        if mark == "buck" and amount.value % 1 and per in ("day", "night", "week", "month"):
            amount = amount._replace(value=amount.value * 100)  # "buck twenty a day"
        value = _and_a_half(amount.value, per, named=mark.isalpha()) if half else amount.value
        said = amount._replace(value=value) if half else amount
        if not value or not (mark or self._is_money(said, end, how, floor)):
            return None
        currency, times = money.named(mark, self.local)
        if before and money.FOREIGN.match(self.text, amount.end):
            currency = "USD"
        end = half.end() if half else end
        times = 1.0 if times == 1000 and value >= 1000 else times
        return Sum(start, end, max(reach, end), value * times, currency, per, bool(mark), how != "no")

    def _signs(self, amount: Amount, floor: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
        """Return the signs or words for money right before and right behind an amount."""
        before = money.BEFORE.search(self.text, max(floor, amount.start - 8), amount.start)
        after = money.AFTER.match(self.text, amount.end)
        if self.signs_follow:
            before = None if before and before[1] in money.SYMBOLS else before
            after = after or money.SIGN_BEHIND.match(self.text, amount.end)
        few = after and _mark(after) in money.ROSES and amount.value < LEAST_ROSES
        weight = _mark(after) in money.BRITISH and self.local != "GBP"
        return before, None if few or weight else after

    def _counts_other(self, amount: Amount, end: int) -> bool:
        """Return whether a number without a sign of money is none whatever its unit."""
        if self.text[amount.start - 1 : amount.start] in ("#", "/", ":"):
            return True
        other = NOT_MONEY_AFTER.match(self.text, amount.end)
        return bool(other) and not units.DURATION_AFTER.match(self.text, end)

    def _is_money(self, amount: Amount, end: int, how: str, floor: int) -> bool:
        """Return whether a number without a sign of money is money: by its unit, or by a word beside it."""
        text, start = self.text, amount.start
        if amount.is_year or (how != "duration" and NOT_MONEY_AFTER.match(text, end)):
            return False
        if text[start - 1 : start] == "+" or THOUSANDS.search(text, start, end):
            return amount.value >= LEAST_BARE
        if how == "bare" and amount.value in (24, 36, 48, 72) and units.AFTER_HOURS.match(text, end):
            return False
        cued = CUE_BEFORE.search(text, max(floor, start - WINDOW), start) or CUE_AFTER.match(text, end)
        if cued or how in ("linked", "session"):
            return amount.value >= LEAST
        if units.LIMIT_BEFORE.search(text, max(floor, start - WINDOW), start):
            return False
        least = LEAST if amount.value % 1 else LEAST_BARE  # 17.5 counts nothing else
        return how in ("bare", "alone", "before", "duration") and least <= amount.value < MOST_BARE

    def _unit(self, start: int, end: int, floor: int) -> tuple[Per, str, int]:
        """Return the unit of an amount at a range, how it is said, and where it ends."""
        text, begin = self.text, max(floor, start - WINDOW)
        if units.ONE_OFF_BEFORE.search(text, begin, start):
            return "none", "no", end
        after = units.AFTER.match(text, end, end + WINDOW)
        if after and "\n" in text[end : after.end()]:
            after = None
        if after and units.AMOUNT_NEXT.match(text, after.end()):
            before = units.before(text, begin, start)
            after = None if before and before["count"] in units.ONE else after
        if after:
            per, said = units.per_of(after), after["link"].strip()
            word = text[after.start(per) : after.end(per)]
            how = "alone" if word in units.ALONE else "bare" if said in ("", "-", ":", "(") else "linked"
            if (said != "(" or per == "half_hour") and (word != "w" or "/" in said):  # else with, or west
                return per, how, after.end()
        if timed := units.TIMED_AFTER.match(text, end):
            return ("half_hour" if timed[1] == "30" else "hour"), "duration", timed.end()
        return self._other_unit(start, end, begin)

    def _other_unit(self, start: int, end: int, begin: int) -> tuple[Per, str, int]:
        """Return the unit of an amount that no unit of time follows."""
        text = self.text
        if each := units.EACH_AFTER.match(text, end):
            return "piece", "linked", each.end()
        if session := units.SESSION_AFTER.match(text, end) or units.DURATION_AFTER.match(text, end):
            how = "duration" if session.re is units.DURATION_AFTER else "session"
            return "none", how, session.end()
        if units.LONG_DAY.search(text, begin, start):
            return "day", "before", end
        if (piece := units.PIECE_AFTER.match(text, end)) and _is_noun(piece) and not units.NO_UNIT.match(piece["noun"]):
            tied = "bare" if piece["link"] in units.TIED and not NO_THING.fullmatch(piece["noun"]) else "piece"
            return "piece", "linked" if units.THINGS.match(piece["noun"]) else tied, piece.end()
        before = units.before(text, begin, start)
        later = before and before["count"] not in units.ONE and units.LATER.search(text, begin, before.start())
        if before and not later and not units.one_off(text, end, end):
            per = units.per_of(before) if before["count"] in units.ONE else "none"
            return per, "before", end
        if hour := units.HOUR_OF.search(text, begin, start):
            return units.per_of(hour), "before", end
        ends = units.DURATION_ENDS.search(text, max(begin, start - 12), start)
        timed = ends and units.DURATION_BEFORE.search(text, begin, start)
        return "none", "before" if timed else "no", end


def _mark(sign: re.Match[str] | None) -> str:
    """Return the sign or word for money of a match, empty where there is none."""
    return sign[sign.lastindex or 0] if sign else ""


def _is_noun(piece: re.Match[str]) -> bool:
    """Return whether what may be a thing is one: not a verb behind a Spanish "a", and not of the next line."""
    verb = piece["link"] == "a" and piece["noun"].endswith(("ar", "er", "ir")) and not units.THINGS.match(piece["noun"])
    return "\n" not in piece[0] and not verb


def _and_a_half(value: float, per: Per, *, named: bool) -> float:
    """Return a number with "y medio" behind it: "2 y medio" of hundreds (250), an hour 2.5, "6 mil y medio" (6500).

    With money named it is what it says: "dos dolares y medio".
    """
    if value < 10 and per != "hour" and not named:
        return value * 100 + 50
    return value + (500 if value % 1000 == 0 else 50 if value % 100 == 0 else 0.5)
