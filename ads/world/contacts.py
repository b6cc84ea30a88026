"""How simulated actors can be reached: fictional phones, mailboxes, handles and links, none given to two strangers."""

from collections import deque
from unicodedata import normalize

from ads.world.chance import Dice
from ads.world.naming import mailbox
from ads.world.places import City, Map

FORMS = ("{0}-{1}-{2}", "({0}) {1}-{2}", "{0}.{1}.{2}", "{0} {1} {2}", "+1 {0} {1} {2}", "{0}{1}{2}", "1-{0}-{1}-{2}")


class Contacts:
    """Hands out contacts; a phone (area code, 555, 01xx) that was given back is given again when no new one is left."""

    def __init__(self, world: Map, dice: Dice) -> None:
        self._dice = dice
        self._taken: set[str] = set()
        self._free = {
            code: deque(dice.some([f"{code}55501{line:02}" for line in range(100)], 100))
            for city in world.cities.values()
            for code in city.codes
        }

    def phone(self, city: City) -> str | None:
        """Return ten digits, of the city while it has any left; None when the whole book is out."""
        codes = [code for code in city.codes if self._free[code]]
        codes = codes or [code for code, lines in self._free.items() if lines]
        return self._free[self._dice.pick(codes)].popleft() if codes else None

    def give_back(self, phone: str) -> None:
        """Take back a phone that nobody uses any more."""
        self._free[int(phone[:3])].append(phone)

    def mailbox(self, first: str) -> str:
        """Return the name of a mailbox, a handle or a page that nobody has, for somebody called by a first name."""
        plain = "".join(sign for sign in normalize("NFKD", first.lower()) if "a" <= sign <= "z")
        name = mailbox(plain, self._dice)
        while name in self._taken:
            name = f"{name}{self._dice.whole(0, 9)}"
        self._taken.add(name)
        return name


def written_phone(phone: str, form: str) -> str:
    """Return a phone in one of FORMS."""
    return form.format(phone[:3], phone[3:6], phone[6:])
