from ads.world.held_out.operators import AGES, EMAILS, HANDLES, PHONES, PRICES
from ads.world.held_out.wording import TEXTS, WORDS

__all__ = ["AGES", "EMAILS", "HANDLES", "PHONES", "PRICES", "TEXTS", "WORDS"]
