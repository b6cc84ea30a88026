from collections.abc import Iterator
from pathlib import Path

import yaml

from ads.sections import Section
from firstlight.params import Params, load_params

FILE = Path(__file__).parents[2] / "params.yaml"


def keys_of(values: dict, prefix: str = "") -> Iterator[str]:
    for name, value in values.items():
        yield f"{prefix}{name}"
        if isinstance(value, dict):
            yield from keys_of(value, f"{prefix}{name}.")


def is_section(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Section)


def undescribed(section: type[Section], prefix: str = "") -> Iterator[str]:
    for name, field in section.model_fields.items():
        if is_section(field.annotation):
            yield from undescribed(field.annotation, f"{prefix}{name}.")
        elif not field.description:
            yield f"{prefix}{name}"


def test_the_file_holds_the_defaults():
    assert load_params(FILE) == Params()


def test_every_key_stands_in_the_file_in_the_order_of_the_code():
    document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert list(keys_of(document)) == list(keys_of(Params().to_record()))


def test_every_key_of_the_file_has_a_comment_beside_or_above_it():
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = zip(["", *lines], lines, strict=False)
    keys = [(before, line) for before, line in pairs if line and not line.lstrip().startswith("#")]
    assert [line for before, line in keys if " # " not in line and not before.lstrip().startswith("# ")] == []


def test_every_param_has_a_description():
    assert list(undescribed(Params)) == []
