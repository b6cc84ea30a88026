"""A command that must be refused, and an archive of which single rows must be set aside."""

import json
from pathlib import Path

import pytest

TOLD = ("model ", "no pseudonym key is set")  # what `score` says before it reads a row


@pytest.fixture
def refused(run):
    """Run a command that is refused with one line on standard error; return that line."""

    def run_refused(*arguments, code: int = 2) -> str:
        done = run(*arguments)
        *before, last = done.err.splitlines() or [""]
        assert (done.code, done.out) == (code, ""), done.err
        assert last.startswith("error: ")
        assert all(line.startswith(TOLD) for line in before), done.err
        return last.removeprefix("error: ")

    return run_refused


@pytest.fixture
def set_aside(run, bundle_folder, tmp_path):
    """Score a file of which rows are bad; return what was kept of them, and the ids that were scored."""

    def score(path: Path) -> tuple[list[dict], list[str]]:
        done = run("score", path.name, "--model", bundle_folder, "--out", "out")
        assert done.code == 0, done.err
        lines = (tmp_path / "out" / "rejected" / "rows.jsonl").read_text().splitlines()
        kept = [json.loads(line, parse_constant=pytest.fail) for line in lines]
        noun = f"{len(kept)} rows set aside in {Path('out/rejected/rows.jsonl')}, the first: {kept[0]['reason']}"
        assert noun in done.out.splitlines()
        scored = (tmp_path / "out" / "scored.jsonl").read_text().splitlines()
        return kept, [json.loads(line)["id"] for line in scored]

    return score


@pytest.fixture
def labelled(tmp_path):
    """Write twelve labelled ads; changes are row number -> column -> value."""

    def write(changes: dict[int, dict[str, str]] | None = None, name: str = "ads.csv") -> Path:
        rows = []
        for number in range(1, 13):
            word = ("yard", "dock", "farm", "shop")[number % 4]
            row = {
                "id": f"a{number}",
                "text": f"Helper wanted at {word} {number}",
                "fraud": str(number % 2),
                "kind": ("good", "bad")[number % 2],
                "rating": str(number % 7),
                "flags": "debt;papers" if number % 2 else "",
                "when": f"2025-01-{number:02}",
                "campaign": f"c{number // 2}",
                "part": ("train", "dev", "test")[number % 3],
            }
            rows.append(row | (changes or {}).get(number, {}))
        path = tmp_path / name
        path.write_text("\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows)]) + "\n")
        return path

    return write
