"""Ways to hide words and whole sentences, written apart from everything that undoes them."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from ads.world.chance import Dice

Operator = Callable[[str, str, Dice], str]
Table = Mapping[str, Sequence[str]]

LEET: Table = MappingProxyType(dict(zip("aeiost", ("4@", "3€", "1!", "0", "5$", "7+"), strict=True)))
TWINS: Table = MappingProxyType(dict(zip("aceopxyi", "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456", strict=True)))
HATS: Table = MappingProxyType(dict(zip("aeiouc", ("äåâ", "ëê", "ïî", "öôø", "ûů", "ç"), strict=True)))
TILES: Table = MappingProxyType(dict(zip("abop", ("🅰", "🅱", "🅾", "🅿"), strict=True)))
VOWELS = "aeiouáéíóúüAEIOUÁÉÍÓÚÜ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_BASES = (
    (0x1D5D4, 0x1D5EE),
    (0x1D670, 0x1D68A),
    (0x1D468, 0x1D482),
    (0x1D4D0, 0x1D4EA),
    (0xFF21, 0xFF41),
    (0x24B6, 0x24D0),
)
FONTS = tuple("".join(chr(base + step) for base in pair for step in range(26)) for pair in _BASES)
SOUNDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "en": (
            ("ph", "f"),
            ("ck", "k"),
            ("qu", "kw"),
            ("x", "ks"),
            ("ca", "ka"),
            ("co", "ko"),
            ("cu", "ku"),
        ),
        "es": (("que", "ke"), ("qui", "ki"), ("ca", "ka"), ("co", "ko"), ("cu", "ku"), ("ción", "zion"), ("x", "ks")),
    }
)
_EMOJI_EN = (
    "house 🏠|home 🏠|call 📞|phone 📱|money 💵|cash 💵|night 🌙|sun ☀️|car 🚗|hotel 🏨|flight ✈️|plane ✈️|coffee ☕|"
    "photo 📷|photos 📷|message 💬|mail 📧|email 📧|music 🎵|food 🍽️|key 🔑|train 🚆|bus 🚌|beach 🏖️|new 🆕|free 🆓|ok 🆗"
)
_EMOJI_ES = (
    "casa 🏠|hogar 🏠|teléfono 📱|celular 📱|dinero 💵|efectivo 💵|noche 🌙|sol ☀️|carro 🚗|coche 🚗|hotel 🏨|vuelo ✈️|"
    "avión ✈️|café ☕|foto 📷|fotos 📷|mensaje 💬|correo 📧|música 🎵|comida 🍽️|llave 🔑|tren 🚆|autobús 🚌|playa 🏖️|ok 🆗"
)
_CHAT_EN = (
    "you u|are r|your ur|please plz|thanks thx|because bc|people ppl|before b4|later l8r|great gr8|message msg|"
    "text txt|with w/|without w/o|tonight 2nite|today 2day|tomorrow 2moro|see c|why y|and n|okay k|about abt|night nite"
)
_CHAT_ES = (
    "que k|qué k|porque xq|por x|para pa|también tmb|mensaje msj|mensajes msjs|estoy toy|cuando kuando|quiero kiero|"
    "aquí aki|besos bss|bien bn|más +|gracias grax|teléfono tel|hola ola|muy mui|saludos sldos"
)


def _pairs(text: str) -> Mapping[str, str]:
    """A table from lines such as "you u|are r"."""
    return MappingProxyType({old: new for old, _, new in (pair.partition(" ") for pair in text.split("|"))})


EMOJI: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _pairs(_EMOJI_EN), "es": _pairs(_EMOJI_ES)})
CHAT: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _pairs(_CHAT_EN), "es": _pairs(_CHAT_ES)})
SPARKS = ("✨", "⭐", "💫", "🌟", "🔹", "🌸", "✅", "💎")
FRAMES = (
    ("★彡 ", " 彡★"),
    ("~*~ ", " ~*~"),
    (".:: ", " ::."),
    ("»-- ", " --«"),
    ("✨✨ ", " ✨✨"),
    ("==> ", " <=="),
    ("꧁ ", " ꧂"),
)


def _swap(text: str, table: Table, dice: Dice) -> str:
    """Text with at least half of the letters in the table replaced."""
    spots = [spot for spot, sign in enumerate(text) if sign.lower() in table]
    chosen = dice.some(spots, dice.whole((len(spots) + 1) // 2, len(spots)))
    return "".join(dice.pick(table[sign.lower()]) if spot in chosen else sign for spot, sign in enumerate(text))


def _some_words(text: str, least: int, change: Callable[[str], str], dice: Dice) -> str:
    """Text with at least half of its words of some length changed."""
    words = re.split(r"(\W+|\d+|_)", text)
    spots = [spot for spot, word in enumerate(words) if len(word) >= least and word.isalpha()]
    chosen = dice.some(spots, dice.whole((len(spots) + 1) // 2, len(spots)))
    return "".join(change(word) if spot in chosen else word for spot, word in enumerate(words))


def _thin(word: str) -> str:
    """A word without the vowels inside it, if enough is left to read."""
    thin = word[0] + re.sub("[aeiou]", "", word[1:-1]) + word[-1]
    return thin if len(thin) > 3 else word


def leet(text: str, language: str, dice: Dice) -> str:
    """Digits and signs for letters: p4$sp0rt."""
    return _swap(text, LEET, dice)


def twin_letters(text: str, language: str, dice: Dice) -> str:
    """Cyrillic letters that look the same."""
    return _swap(text, TWINS, dice)


def hats(text: str, language: str, dice: Dice) -> str:
    """Marks on letters that have none: pässpört."""
    return _swap(text, HATS, dice)


def tiles(text: str, language: str, dice: Dice) -> str:
    """Letter emoji for the letters there are, capitals for the others: 🅿🅰SSP🅾RT."""
    return _swap(text.upper(), TILES, dice)


def spread_letters(text: str, language: str, dice: Dice) -> str:
    """A mark between all letters: p.a.s.s.p.o.r.t."""
    return dice.pick((" ", ".", "-", "_", "*", "·", "~", "  ")).join(text)


def starred(text: str, language: str, dice: Dice) -> str:
    """One vowel inside the word starred: p*ssport."""
    spots = [spot for spot, sign in enumerate(text[1:-1], 1) if sign in VOWELS]
    if len(text) < 5 or not spots:
        return broken(text, language, dice)
    spot = dice.pick(spots)
    return text[:spot] + dice.pick("*#.-") + text[spot + 1 :]


def stretched(text: str, language: str, dice: Dice) -> str:
    """One letter drawn out: passpooort."""
    spot = dice.whole(0, len(text) - 1)
    return text[:spot] + text[spot] * dice.whole(3, 5) + text[spot + 1 :]


def unseen_marks(text: str, language: str, dice: Dice) -> str:
    """Marks without width between the letters."""
    return dice.pick("\u200b\u200c\u200d\u2060\u00ad").join(text)


def struck_letters(text: str, language: str, dice: Dice) -> str:
    """A line or dot set on each letter by a combining mark."""
    mark = dice.pick("\u0332\u0323\u0305\u0324")
    return "".join(sign + mark for sign in text)


def broken(text: str, language: str, dice: Dice) -> str:
    """The word broken by a mark: pass/port."""
    spot = dice.whole(1, max(1, len(text) - 1))
    return text[:spot] + dice.pick(("/", "_", "|", "..", "*", "~", "+")) + text[spot:]


def inner_swap(text: str, language: str, dice: Dice) -> str:
    """Two consonants inside a long word changed round: paspsort."""
    hard = [sign not in VOWELS for sign in text]
    spots = [spot for spot in range(1, len(text) - 2) if hard[spot] and hard[spot + 1] and text[spot] != text[spot + 1]]
    if len(text) < 7 or not spots:
        return broken(text, language, dice)
    spot = dice.pick(spots)
    return text[:spot] + text[spot + 1] + text[spot] + text[spot + 2 :]


def by_sound(text: str, language: str, dice: Dice) -> str:
    """Spelled as it sounds: foto, klean; letters drawn out if it is all the same."""
    word = text
    for old, new in SOUNDS[language]:
        word = word.replace(old, new)
    return word if word != text else stretched(text, language, dice)


def fancy(text: str, language: str, dice: Dice) -> str:
    """Letters from a fancy alphabet."""
    return text.translate(str.maketrans(_LATIN.upper() + _LATIN, dice.pick(FONTS)))


def odd_capitals(text: str, language: str, dice: Dice) -> str:
    """Capitals anywhere: pASsPorT."""
    return "".join(sign.upper() if dice.chance(0.5) else sign.lower() for sign in text)


def thin_word(text: str, language: str, dice: Dice) -> str:
    """The vowels inside a long word left out: pssprt."""
    thin = _thin(text) if len(text) > 5 else text
    return thin if thin != text else starred(text, language, dice)


def odd_spaces(text: str, language: str, dice: Dice) -> str:
    """Gaps between words of another kind: Call..me..today."""
    gap = dice.pick(("   ", " . ", "...", " - ", "_", " / ", " * "))
    return re.sub(r"(?<!\d) (?!\d)", lambda space: gap if dice.chance(0.8) else space[0], text)


def spaced_words(text: str, language: str, dice: Dice) -> str:
    """Some long words with spaces between their letters: c a l l e d."""
    return _some_words(text, 5, " ".join, dice)


def run_together(text: str, language: str, dice: Dice) -> str:
    """No spaces, a capital for each word: CallMeToday."""
    return re.sub(r"(?<!\d) +| +(?!\d)", "", re.sub(r"(?<= )\w", lambda first: first[0].upper(), text))


def emoji_words(text: str, language: str, dice: Dice) -> str:
    """Emoji for the words that have one; emoji between words if none has."""
    table = EMOJI[language]
    drawn = re.sub(r"[^\W\d_]+", lambda word: table.get(word[0].lower(), word[0]), text)
    return drawn if drawn != text else sprinkled(text, language, dice)


def sprinkled(text: str, language: str, dice: Dice) -> str:
    """Emoji between the words."""
    return "".join(f" {dice.pick(SPARKS)} " if sign == " " and dice.chance(0.4) else sign for sign in text)


def stretched_words(text: str, language: str, dice: Dice) -> str:
    """The last letter of some words drawn out: helloooo."""
    return _some_words(text, 4, lambda word: word + word[-1] * dice.whole(2, 4), dice)


def thin_words(text: str, language: str, dice: Dice) -> str:
    """The vowels inside some long words left out."""
    return _some_words(text, 5, _thin, dice)


def framed(text: str, language: str, dice: Dice) -> str:
    """Decorations around."""
    before, after = dice.pick(FRAMES)
    return before + text + after


def chat_spelling(text: str, language: str, dice: Dice) -> str:
    """Spelled as in chats: u, plz, xq; without vowels if there is nothing to spell so."""
    said = re.sub(r"[^\W\d_]+", lambda word: CHAT[language].get(word[0].lower(), word[0]), text)
    return said if said != text else thin_words(text, language, dice)


def twin_text(text: str, language: str, dice: Dice) -> str:
    """Letters of look-alike alphabets in some of the words."""
    return _some_words(text, 3, lambda word: _swap(word, TWINS, dice), dice)


_TEXT_AND_WORD: tuple[Operator, ...] = (fancy, odd_capitals)
WORDS: tuple[Operator, ...] = (
    *_TEXT_AND_WORD,
    *(leet, twin_letters, hats, tiles, spread_letters, starred, stretched, unseen_marks, struck_letters, broken),
    *(inner_swap, by_sound, thin_word),
)
TEXTS: tuple[Operator, ...] = (
    *_TEXT_AND_WORD,
    *(odd_spaces, spaced_words, run_together, emoji_words, sprinkled, stretched_words, thin_words, framed),
    *(chat_spelling, twin_text),
)
