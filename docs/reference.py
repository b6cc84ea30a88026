"""The tables of reference.md, from the code: `python -m docs.reference --check` or `--write`."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from ads.errors import InputError
from ads.quiet import SETTINGS
from ads.sections import Section
from firstlight.cli import app
from firstlight.params import SECTIONS, Params

PAGE = Path(__file__).with_name("reference.md")
PART = re.compile(r"<!-- generated: (?P<name>[\w ]+) -->\n.*?<!-- end -->", re.DOTALL)
KINDS = {
    "boolean": "true or false",
    "integer": "whole number",
    "number": "number",
    "string": "text",
    "path": "path",
    "null": "null",
    "object": "a mapping",
    "array": "a list",
}
BOUNDS = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most", "exclusiveMaximum": "below"}


def verbs(group: TyperGroup | None = None, name: str = "") -> Iterator[tuple[str, TyperCommand]]:
    """Yield every verb as somebody types it, with the command behind it."""
    for word, command in (group or typer.main.get_group(app)).commands.items():
        if isinstance(command, TyperGroup):
            yield from verbs(command, f"{name}{word} ")
        elif isinstance(command, TyperCommand):
            yield f"{name}{word}", command


def parts() -> dict[str, str]:
    """Return the text of every generated part, by its name."""
    found = {f"verb {name}": options_table(command) for name, command in verbs()}
    defaults = Params().to_record()
    found |= {f"params {name}": params_table(section, name, defaults[name]) for name, section in SECTIONS.items()}
    quiet = [[f"`{name}`", f"`{value}`"] for name, value in SETTINGS.items()]
    return {**found, "quiet": _table(["variable", "value"], quiet)}


def options_table(command: TyperCommand) -> str:
    """Return the arguments and options of a verb, a row each."""
    hints = get_type_hints(command.callback)
    rows = [
        [_spelled(param, hints[param.name]), param.help or "", _default(param)]
        for param in command.params
        if isinstance(param, TyperArgument | TyperOption)
    ]
    return _table(["option", "what it does", "default"], rows)


def _spelled(param: TyperArgument | TyperOption, hint: Any) -> str:
    if isinstance(param, TyperArgument):
        return f"`{param.metavar or param.name.upper()}`"
    if param.is_flag:
        return " or ".join(f"`{spelling}`" for spelling in (*param.opts, *param.secondary_opts))
    return f"`{param.opts[0]} {param.metavar or _kind(hint)}`"


def _kind(hint: Any) -> str:
    """Return what an option takes, as help texts write it: its choices, or what kind of value."""
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Literal:
            return "|".join(get_args(part))
    return "PATH" if Path in (hint, *get_args(hint)) else "N" if int in (hint, *get_args(hint)) else "TEXT"


def _default(param: TyperArgument | TyperOption) -> str:
    if param.required:
        return "required"
    if isinstance(param, TyperOption) and param.is_flag:
        return "on" if param.default else "off"
    return f"`{param.default}`" if param.default not in (None, [], ()) else "none"


def params_table(section: type[Section], name: str, defaults: dict[str, Any]) -> str:
    """Return the keys of a section, nested ones too, a row each."""
    return _table(["key", "what it does", "allowed", "default"], list(_params(section, name, defaults)))


def _params(section: type[Section], prefix: str, defaults: dict[str, Any]) -> Iterator[list[str]]:
    schemas = section.model_json_schema()["properties"]
    for name, field in section.model_fields.items():
        key, kind = f"{prefix}.{name}", field.annotation
        if isinstance(kind, type) and issubclass(kind, Section):
            yield from _params(kind, key, defaults[name])
            continue
        yield [f"`{key}`", field.description or "", _allowed(schemas[name]), f"`{_written(defaults[name])}`"]
        if (each := _section_in(kind)) is not None:
            yield from _params(each, f"{key}.NAME", each().model_dump(mode="json"))


def _section_in(kind: Any) -> type[Section] | None:
    """Return the section that each value of a mapping is, None for any other kind."""
    values = get_args(kind)[1:] if get_origin(kind) is dict else ()
    return next((value for value in values if isinstance(value, type) and issubclass(value, Section)), None)


def _allowed(schema: dict[str, Any]) -> str:
    """Say in words what JSON Schema says of a value."""
    if "anyOf" in schema:
        return "; or ".join(_allowed(kind) for kind in schema["anyOf"])
    if "enum" in schema:
        return ", ".join(f"`{choice}`" for choice in schema["enum"])
    if "prefixItems" in schema:
        return f"[{', '.join(_allowed(kind) for kind in schema['prefixItems'])}]"
    if "maxLength" in schema:
        return f"text of {schema['maxLength']} characters"
    bounds = [f"{word} {schema[key]:g}" for key, word in BOUNDS.items() if key in schema]
    return ", ".join([KINDS[schema.get("format", schema["type"])], *bounds])


def _written(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def rendered(page: str) -> str:
    """Return the page with every generated part as the code has it now.

    Raises InputError when the page lacks a part, or asks for one that does not exist.
    """
    known = parts()
    named = [match["name"] for match in PART.finditer(page)]
    if odd := set(known).symmetric_difference(named):
        state = "is missing" if min(odd) in known else "is generated by nothing"
        raise InputError(f"{PAGE.name}: part {min(odd)} {state}, expected each of {', '.join(known)}")
    return PART.sub(
        lambda match: f"<!-- generated: {match['name']} -->\n\n{known[match['name']]}\n\n<!-- end -->", page
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the page or write it; 1 when it is stale, 2 when its markers are not those of the code."""
    parser = argparse.ArgumentParser(prog="python -m docs.reference", description=__doc__)
    action = parser.add_mutually_exclusive_group(required=True)
    action.add_argument("--check", action="store_true", help="exit 1 when the page is not what the code says")
    action.add_argument("--write", action="store_true", help="rewrite the generated parts of the page")
    chosen = parser.parse_args(arguments)
    page = PAGE.read_text(encoding="utf-8")
    try:
        fresh = rendered(page)
    except InputError as error:
        parser.error(str(error))
    if chosen.write:
        PAGE.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        sys.stderr.write(f"{PAGE.name} is stale: run python -m docs.reference --write\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
