"""The page says what the code has: stale tables, and anything left out of the page, fail here."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from ads.ad import (
    Ad,
    Age,
    Assessment,
    ContactKind,
    Finding,
    ModelReference,
    Name,
    Origin,
    Place,
    Price,
    PseudonymousContact,
    SignScore,
)  # fmt: skip
from ads.archive import Archive
from ads.errors import InputError
from ads.evidence import gather
from ads.ledger_entries import Entry, Head
from ads.ledger_problems import Fault, Problem
from ads.storage import new_folder
from ads.world import Settings
from ads.world.writing import write_world
from docs import reference
from eval.grouping import CampaignFigures
from eval.reading import REPORTED
from eval.truth import Marked
from firstlight.cli import WORK_FAILED, WRONG_INPUT
from firstlight.params import Params
from labeling.build import build
from labeling.dataset import Dataset
from models.scorer import Scorer
from serving.batch import score_archive
from training.fit import Recipe, fit

ROOT = Path(__file__).parents[2]
ROOMS = ("ads", "labeling", "models", "training", "eval", "serving", "firstlight")
PAGE = reference.PAGE.read_text(encoding="utf-8")
VERBS = dict(reference.verbs())


def leaves(values: dict, prefix: str = "") -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


def section(heading: str) -> str:
    """The page from a heading to the next one of any level."""
    return PAGE.split(f"{heading}\n", 1)[1].split("\n#", 1)[0]


def example(name: str) -> dict:
    found = re.search(rf"<!-- example: {name} -->\n```json\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return json.loads(found[1])


def variables_in_code() -> set[str]:
    code = "".join(path.read_text(encoding="utf-8") for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return set(re.findall(r"\bFIRSTLIGHT_[A-Z_]+\b", code))


def test_no_table_is_stale():
    assert reference.rendered(PAGE) == PAGE


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_has_its_heading_and_table(verb):
    assert f"<!-- generated: verb {verb} -->" in section(f"### firstlight {verb}")


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_option_stands_in_the_table_of_its_verb(verb):
    spellings = [name for param in VERBS[verb].params for name in (*param.opts, *param.secondary_opts) if "-" in name]
    table = section(f"### firstlight {verb}")
    assert [name for name in spellings if f"`{name}`" not in table and f"`{name} " not in table] == []


@pytest.mark.parametrize("key", list(leaves(Params().to_record())))
def test_every_param_stands_in_a_table(key):
    named = re.sub(r"^labeling\.signs\.\w+", "labeling.signs.NAME", key)
    assert f"| `{named}` |" in PAGE


@pytest.mark.parametrize("variable", sorted(variables_in_code()))
def test_every_variable_that_the_code_reads_is_explained(variable):
    assert f"| `{variable}` |" in section("## Environment")


# Two warnings that BentoML gives when it is imported.
@pytest.mark.filterwarnings("ignore:GitWildMatchPattern:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:The `__get_pydantic_core_schema__` method:DeprecationWarning")
def test_every_endpoint_has_its_heading():
    from serving.service import Firstlight

    assert [api.route for api in Firstlight.apis.values() if f"### POST {api.route}\n" not in PAGE] == []


@pytest.mark.parametrize("code", [0, WORK_FAILED, WRONG_INPUT])
def test_every_exit_code_is_explained(code):
    assert f"| {code} |" in section("### Exit codes")


@pytest.mark.parametrize("name", list(Ad.model_fields))
def test_every_field_of_an_ad_is_explained(name):
    assert f"`{name}`" in section("### POST /v1/score")


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [
        (Assessment, ""),
        (ModelReference, "model."),
        (SignScore, "signs.NAME."),
        (Finding, "findings[]."),
        (PseudonymousContact, "contacts[]."),
    ],
)
def test_every_field_of_an_assessment_is_explained(kind, prefix):
    fields = [f"{prefix}{name}" for name in kind.model_fields if f"{prefix}{name}" != "model"]
    assert [field for field in fields if f"`{field}`" not in section("## Assessment")] == []


def test_the_example_answer_is_an_assessment_of_the_example_request():
    (given,), (answered,) = example("request")["ads"], example("answer")["assessments"]
    ad, assessment = Ad(**given), Assessment(**answered)
    assert assessment.id == ad.id
    assert json.loads(assessment.to_json()) == answered
    assert [ad.content[found.start : found.end] for found in assessment.findings] == ["We keep your passport"]
    found = [(contact.kind, contact.start, contact.end) for contact in assessment.contacts]
    assert found == [(contact.kind, contact.start, contact.end) for contact in gather(ad, phone_region="US").contacts]
    assert all(score.flag == (score.probability >= score.threshold) for score in assessment.signs.values())


def test_every_key_of_what_is_read_is_explained():
    from firstlight.observed import observe

    text = section("### firstlight read")
    record = observe(Ad(id="1", text="Call 415-555-0137"), phone_region="US").to_record()
    keys = [*record, *record["contacts"][0], *get_args(ContactKind)]
    assert [key for key in keys if f"`{key}`" not in text] == []


@pytest.mark.parametrize("fact", [Price, Age, Place, Name, Origin])
def test_every_field_of_a_fact_is_explained(fact):
    kind = fact.model_fields["kind"].default
    row = next(line for line in section("### firstlight read").splitlines() if line.startswith(f"| `{kind}` |"))
    assert [name for name in fact.model_fields if name not in ("start", "end", "kind") and f"`{name}`" not in row] == []


def test_every_field_that_is_judged_and_every_figure_of_it_is_explained():
    text = section("### firstlight eval reading")
    named = [
        *REPORTED,
        *Marked.model_fields,
        *CampaignFigures.model_fields,
        "wrong_value",
        "f1_of_spans",
        "missed",
        "too_much",
        "wrong",
        "words",
    ]
    assert [name for name in named if f"`{name}`" not in text and name != "ad"] == []


def test_every_fault_and_field_of_a_ledger_is_explained():
    text = section("### firstlight ledger verify")
    assert [fault for fault in get_args(Fault) if f"| `{fault}` |" not in text] == []
    assert [name for name in Problem.__dataclass_fields__ if f"`{name}`" not in text] == []
    assert [name for name in Head.model_fields if f"`{name}`" not in section("### firstlight ledger head")] == []
    assert [name for name in Entry.__dataclass_fields__ if f"| `{name}` |" not in section("### Ledger")] == []


def files_in(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> dict[str, Path]:
    """One folder of each kind, made by the code that the verbs call."""
    top = tmp_path_factory.mktemp("folders")
    params = Params()
    with new_folder(top / "World") as draft:
        write_world(Settings(ads=400, seed=3, prevalence=0.3), draft)
    archive = Archive.at([top / "World"])
    dataset: Dataset = build(archive, top / "World" / "votes.parquet", params=params.labeling)
    dataset.save(top / "Dataset")
    bundle = fit(dataset, Recipe(params.training, params.models, params.ads))
    bundle.save(top / "Bundle")
    lines = [
        json.dumps({"id": "1", "text": "Kitchen help wanted."}),
        json.dumps({"id": "2", "text": ""}),
    ]
    (top / "ads.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for kind in ("jsonl", "csv", "parquet"):
        score_archive(Archive.at([top / "ads.jsonl"]), Scorer(bundle, "1"), top / f"Scored {kind}", kind=kind, chunk=10)
    return {folder.name: folder for folder in top.iterdir() if folder.is_dir()}


@pytest.mark.parametrize("kind", ["World", "Dataset", "Bundle", "Scored jsonl", "Scored csv", "Scored parquet"])
def test_every_file_that_is_written_is_named(folders, kind):
    text = section(f"### {kind.split()[0]} folder")
    named = {name.removeprefix("ads/").removeprefix("model/") for name in files_in(folders[kind])}
    assert [name for name in sorted(named) if f"`{name}`" not in text] == []


def test_every_key_of_a_job_is_named(folders):
    job = json.loads((folders["Scored csv"] / "job.json").read_text(encoding="utf-8"))
    line = next(line for line in section("### Scored folder").splitlines() if "`job.json`" in line)
    assert [key for key in job if key not in line] == []


def test_every_column_of_a_csv_is_named(folders):
    header = (folders["Scored csv"] / "scored.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    text = section("### Scored folder")
    assert [name for name in header if f"`{re.sub('.*[.]', 'NAME.', name)}`" not in text and name != "id"] == []


def test_a_changed_table_is_stale(monkeypatch, tmp_path, capsys):
    page = tmp_path / "reference.md"
    page.write_text(PAGE.replace("| `--seed S` |", "| `--sed S` |"), encoding="utf-8")
    monkeypatch.setattr(reference, "PAGE", page)
    assert reference.main(["--check"]) == 1
    assert "is stale" in capsys.readouterr().err
    assert reference.main(["--write"]) == 0
    assert page.read_text(encoding="utf-8") == PAGE


def test_wrong_markers_are_named_on_the_command_line(monkeypatch, tmp_path, capsys):
    page = tmp_path / "reference.md"
    page.write_text(PAGE.replace("<!-- generated: quiet -->", ""), encoding="utf-8")
    monkeypatch.setattr(reference, "PAGE", page)
    with pytest.raises(SystemExit, match="2"):
        reference.main(["--write"])
    assert "part quiet is missing" in capsys.readouterr().err


def test_a_page_without_one_of_the_tables_is_refused():
    with pytest.raises(InputError, match="part quiet is missing"):
        reference.rendered(PAGE.replace("<!-- generated: quiet -->", ""))


def test_a_page_with_a_table_of_nothing_is_refused():
    with pytest.raises(InputError, match="part verb fly is generated by nothing"):
        reference.rendered(f"{PAGE}\n<!-- generated: verb fly -->\n<!-- end -->\n")
