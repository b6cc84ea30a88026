"""The page of indicators.md, from the registry: `python -m docs.indicators --check` or `--write`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ads.entries import Indicator, Trial
from ads.guards import Guard
from ads.indicators import Registry, load_registry

PAGE = Path(__file__).with_name("indicators.md")
HEAD = """# Indicators

Written by `python -m docs.indicators --write` from `ads/indicators.yaml`. Do not edit it by hand.

An indicator is a published cue that a reader of an ad can see. One proves nothing: most ordinary ads hold one. Findings
are shown beside a score and do not enter it. Examples are fragments, and each is run as a test.

| tier | meaning |
|---|---|
| E1+ | predicted the outcome of real cases |
| E1- | was tested on real cases and found null or reversed; shown, never scored |
| E2 | comes from an instrument that experts agreed on |
| E3 | was used in published work, and not tested against outcomes |
| hard | a fact that the law names; a person looks, whatever a model thinks |

An indicator is *found*, *absent*, or *not observable*: read from another language than English or Spanish, from a fact
that the ad lacks, or from an archive when there is one ad only."""
READ_FROM = {
    "text": "the words of the ad",
    "symbols": "the symbols of the ad as posted",
    "facts": "facts, contacts and the reading",
    "archive": "other ads beside this one; never in one ad alone",
}
WHERE = {
    "before": "at most {within} words before the phrase, in its clause",
    "after": "at most {within} words after the phrase, in its clause",
    "sentence": "in the sentence{beside}",
}
LANGUAGES = {"en": "English", "es": "Spanish"}


def page(registry: Registry) -> str:
    """Return the whole page."""
    entries = registry.indicators.values()
    parts = [HEAD, _overview(list(entries)), _guards(list(registry.guards.by_id.values())), *map(_section, entries)]
    return "\n\n".join(parts) + "\n"


def _overview(entries: Sequence[Indicator]) -> str:
    rows = [
        [f"[{entry.id}](#{entry.id})", entry.sign, entry.tier, entry.polarity, entry.read_from] for entry in entries
    ]
    return _table(["id", "sign", "tier", "polarity", "read from"], rows)


def _guards(guards: Sequence[Guard]) -> str:
    rows = [[f"`{guard.id}`", _where(guard), _of(guard), _first(guard)] for guard in guards]
    told = "A phrase is taken back by negation beside it, and by a sentence that reports, warns, advises or asks."
    return f"## What takes a phrase back\n\n{told}\n\n{_table(['guard', 'where it stands', 'of', 'begins with'], rows)}"


def _where(guard: Guard) -> str:
    beside = f", or at most {guard.within} away" if guard.within else ""
    return WHERE[guard.where].format(within=guard.within, beside=beside)


def _of(guard: Guard) -> str:
    return ", ".join(f"[{name}](#{name})" for name in guard.only) or "any"


def _first(guard: Guard) -> str:
    phrases = [f"`{texts[0]}`" for texts in guard.phrases.values()]
    return ", ".join(phrases)


def _section(entry: Indicator) -> str:
    facts = [
        f"- Sign: {entry.sign}. Tier: {entry.tier}. Polarity: {entry.polarity}.",
        f"- Read from {READ_FROM[entry.read_from]}.",
        f"- Source: {entry.source}",
    ]
    if entry.phrases:
        counts = [f"{len(texts)} in {LANGUAGES.get(language, language)}" for language, texts in entry.phrases.items()]
        facts.append(f"- Phrases: {', '.join(counts)}.")
    if entry.unguarded:
        facts.append(f"- Not taken back by {', '.join(f'`{name}`' for name in entry.unguarded)}.")
    return (
        f"## {entry.id}\n\n{entry.definition}\n\n" + "\n".join(facts) + f"\n\n{_examples(list(entry.examples.tried()))}"
    )


def _examples(trials: Sequence[Trial]) -> str:
    columns = {wanted: list(_shown(trials, wanted=wanted)) for wanted in (True, False)}
    rows = [
        [LANGUAGES.get(language, language), matches, misses]
        for (language, matches), (_, misses) in zip(columns[True], columns[False], strict=True)
    ]
    return _table(["language", "matches", "near misses"], rows)


def _shown(trials: Sequence[Trial], *, wanted: bool) -> Iterator[tuple[str, str]]:
    for language in dict.fromkeys(trial.language for trial in trials):
        texts = [trial.shown for trial in trials if trial.language == language and trial.wanted == wanted]
        yield language, "<br>".join(_plain(text) for text in texts)


def _plain(text: str) -> str:
    """Return a text that shows what it holds: marks of Markdown and invisible characters as what they are."""
    visible = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#" else character for character in visible)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the page or write it; 1 when it is stale."""
    parser = argparse.ArgumentParser(prog="python -m docs.indicators", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--check", action="store_true", help="exit 1 when the page is not what the registry says")
    action.add_argument("--write", action="store_true", help="rewrite the page")
    chosen = parser.parse_args(arguments)
    fresh = page(load_registry())
    if chosen.write:
        PAGE.write_text(fresh, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != fresh:
        sys.stderr.write(f"{PAGE.name} is stale: run python -m docs.indicators --write\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
