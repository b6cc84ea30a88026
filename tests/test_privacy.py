"""Nothing that we write gives a person away: 200 planted phones, e-mails and names are found nowhere."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

pytestmark = pytest.mark.heavy
PLANTED = 200
AREAS = ("415", "212")
FIRST = [f"{a}{b}" for a, b in product(("Zor", "Quil", "Vex", "Jov", "Wyx"), ("vaxam", "limor", "nethil", "qadun"))]
LAST = [
    f"{a}{b}" for a, b in product(("Brax", "Pluv", "Kest", "Thrim", "Gwoz"), ("tovik", "enwald", "omarq", "hidden"))
]


def planted():
    """Return a phone, an e-mail and a name for each of the ads; every name stands in one ad alone."""
    for number in range(PLANTED):
        phone = f"{AREAS[number // 100]}-555-01{number % 100:02}"
        name = f"{FIRST[number % 20]}{number // 20}x {LAST[(number * 7) % 20]}{number // 20}y"
        yield phone, f"{name.split()[0].lower()}.{number}@example.org", name


def ads():
    work = ["cook", "driver", "cleaner", "gardener", "painter"]
    for number, (phone, email, name) in enumerate(planted()):
        fee = "You pay a fee before you start." if number % 3 == 0 else "No fee, paid every week."
        yield {
            "id": f"ad-{number}",
            "body": f"{name}, {phone}, {email}: {work[number % 5]} wanted for site {number * 17}. {fee}",
            "fraud": int(number % 3 == 0),
        }


def forms():
    """Return every way in which a planted value could stand somewhere."""
    for phone, email, name in planted():
        digits = phone.replace("-", "")
        yield from (phone, digits, f"+1{digits}", digits[-7:], email, email.split("@")[0])
        yield from (name, *name.split())


def test_planted_people_are_nowhere(run, tmp_path):
    (tmp_path / "ads.jsonl").write_text("".join(f"{json.dumps(ad)}\n" for ad in ads()))
    said = []
    for command in (
        ["label", "import", "ads.jsonl", "--text", "body", "--sign", "fraud=fraud", "--out", "dataset"],
        ["label", "import", "ads.jsonl", "--text", "body", "--sign", "fraud=fraud", "--dry-run"],
        ["train", "--dataset", "dataset", "--out", "bundle", "--set", "eval.bootstrap=20"],
        ["eval", "1", "--dataset", "dataset", "--gap", "--report", "report.html", "--set", "eval.bootstrap=20"],
        *(["score", "ads.jsonl", "--text", "body", "--model", "bundle", "--format", kind, "--out", f"scored-{kind}"]
          for kind in ("jsonl", "csv", "parquet")),
        ["score", "ads.jsonl", "--text", "body", "--model", "bundle", "--check"],
    ):  # fmt: skip
        done = run(*command)
        assert done.code == 0, done.err
        said += [done.out, done.err]
    written = [path for path in tmp_path.rglob("*") if path.is_file() and not belongs_to_user(path, tmp_path)]
    assert {"mlflow.db", "vocabulary.json", "report.html", "scored.csv", "job.json"} <= {path.name for path in written}
    places = {str(path.relative_to(tmp_path)): path.read_bytes().lower() for path in written}
    places["the terminal"] = "\n".join(said).encode().lower()
    found = [(form, place) for form in set(forms()) for place, data in places.items() if stands_in(form, data)]
    assert not found


@pytest.mark.parametrize(
    ("data", "stands"),
    [
        (b"call 5550117 now", True),
        (b"555-0117 5550117,", True),
        (b'{"p": 0.05550117}', False),
        (b"phone:9a5550117c", False),
    ],
)
def test_seven_digits_count_where_they_stand_alone(data, stands):
    """A probability or a pseudonym holds any seven digits now and then; ten of them, or a name, it does not."""
    assert stands_in("5550117", data) is stands


def stands_in(form, data):
    """Return whether a planted value stands in some bytes, which are in small letters."""
    sought = form.lower().encode()
    if len(form) == 7 and form.isdigit():
        return re.search(rb"(?<![0-9a-z.])" + sought + rb"(?![0-9a-z])", data) is not None
    return sought in data


def belongs_to_user(path: Path, folder: Path) -> bool:
    """The archive and the dataset are the user's own text, kept where the user put it."""
    return path.relative_to(folder).parts[0] in ("ads.jsonl", "dataset")
