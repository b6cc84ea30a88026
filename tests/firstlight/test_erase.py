"""Erasure from end to end: nothing of an ad is left anywhere, all else is as it was, and a kill is made good."""

import csv
import gzip
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from ads.archive import Archive, Columns, split_rejections
from ads.ledger import Ledger
from labeling.build import import_labelled
from labeling.dataset import load_dataset
from labeling.params import LabelingParams
from labeling.rounds import Pick, Round
from labeling.sources import Mapping
from labeling.store import LabelStore
from labeling.votes import Seen, Vote
from models.scorer import Scorer
from serving.batch import score_archive

ROOT = Path(__file__).parents[2]
GONE = "gone-2f7c19"
PHONE, OBSCURED = "415-555-0137", "four one five ** 555 ** zero one three seven"
TEXT = f"Grünkohl cook wanted on the farm, papers kept, call {OBSCURED} after dark"
NOTE = "she says the boss keeps papers, see 415 555 0137"
AT = datetime(2025, 5, 1, tzinfo=UTC)
FORMS = (GONE, "Grünkohl", "Gr\\u00fcnkohl", OBSCURED, PHONE, "4155550137", "415 555 0137")


@pytest.fixture(scope="session")
def stage(tmp_path_factory, world_folder, bundle_folder):
    """A folder with everything that can hold an ad, made once; and the dataset in it."""
    folder = tmp_path_factory.mktemp("stage")
    data = folder / "data"
    shutil.copytree(world_folder, data / "world")
    plant_in_world(data / "world")
    ads = split_rejections(Archive.at([data / "world"]))[0]
    (data / "plain").mkdir()
    write_copies(ads, data / "plain")
    dataset = build_dataset(data / "world", data / "dataset")
    scorer = Scorer.load(str(bundle_folder))
    for kind in ("jsonl", "csv", "parquet"):
        score_archive(Archive.at([data / "plain" / "ads.csv"]), scorer, data / f"scored-{kind}", kind=kind, chunk=100)
    store = LabelStore(folder / "labels.jsonl")
    others = [ad.id for ad in ads if ad.id != GONE][:3]
    store.add([*votes_on(GONE, noted=True), *votes_on(others[0]), *votes_on(others[1])])
    picks = (pick(others[0], alike=(GONE,)), pick(GONE), pick(others[2]))
    store.open(Round(number=1, picks=picks, scored_by="rules"))
    return folder, dataset


@pytest.fixture
def scene(stage, registry, tmp_path):
    """A copy of the stage, and the arguments that name it."""
    folder, dataset = stage
    shutil.copytree(folder / "data", tmp_path / "data")
    shutil.copy(folder / "labels.jsonl", tmp_path)
    settings = (f"models.registry.uri={registry.uri}", f"models.registry.artifacts={registry.artifacts}")
    options = ["--store", str(tmp_path / "labels.jsonl"), "--set", settings[0], "--set", settings[1]]
    return tmp_path, dataset, [str(tmp_path / "data"), *options]


def plant_in_world(world: Path) -> None:
    """Give the ad a row in each file of the world, and let another ad repeat it."""
    ad = {"id": GONE, "text": TEXT, "title": None, "kind": "job", "posted_at": AT, "country": "US", "language": "en"}
    add_row(world / "ads.parquet", ad)
    votes = pq.read_table(world / "votes.parquet")
    add_row(world / "votes.parquet", {**votes.slice(0, 1).to_pylist()[0], "ad": GONE})
    truth = pq.read_table(world / "truth" / "truth.parquet")
    row = truth.slice(0, 1).to_pylist()[0]
    add_row(world / "truth" / "truth.parquet", {**row, "ad": GONE, "of": None})
    add_row(world / "truth" / "truth.parquet", {**row, "ad": "repeat-1", "of": GONE})
    with (world / "truth" / "held_out.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": GONE, "text": TEXT}, ensure_ascii=False) + "\n")


def add_row(path: Path, row: dict) -> None:
    table = pq.read_table(path)
    whole = pa.concat_tables([table, pa.Table.from_pylist([row], schema=table.schema)])
    pq.write_table(whole, path, row_group_size=200)


def write_copies(ads, folder: Path) -> None:
    """The same ads as CSV with odd quotes and line ends, and as JSON Lines, packed and not."""
    with (folder / "ads.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(["id", "text", "country", "posted_at"])
        for place, ad in enumerate(ads[-80:]):
            text = f'{ad.text}\nsecond "line"' if place % 7 == 0 or ad.id == GONE else ad.text
            rows.writerow([ad.id, text, "US", ad.posted_at.isoformat()])
        rows.writerow([GONE, "the same id once more", "US", AT.isoformat()])
    lines = [
        json.dumps({"id": ad.id, "text": ad.text}, ensure_ascii=place % 2 == 0) for place, ad in enumerate(ads[-50:])
    ]
    data = "\n".join(["", *lines]).encode()
    (folder / "more.jsonl").write_bytes(data)
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(data))
    (folder / "packed.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(data))


def build_dataset(world: Path, path: Path):
    source = path.parent / "labelled.jsonl"
    truth = {row["ad"]: row for row in pq.read_table(world / "truth" / "truth.parquet").to_pylist()}
    ads = split_rejections(Archive.at([world]))[0][-120:]
    lines = [{"id": ad.id, "text": ad.text, "at": ad.posted_at.isoformat(), "y": int(truth[ad.id]["coercion"]),
              "fold": "train" if ad.id == GONE or place % 3 else "test"} for place, ad in enumerate(ads)]  # fmt: skip
    lines.append({"id": GONE, "text": TEXT, "y": 1, "at": "yesterday", "fold": "train"})
    source.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    archive = Archive.at([source], columns=Columns(context={"posted_at": "at"}))
    mapping = Mapping(signs=("y=y",), split="fold")
    dataset = import_labelled(archive, mapping, provenance="own", params=LabelingParams())
    dataset.save(path)
    return dataset


def votes_on(ad: str, *, noted: bool = False) -> list[Vote]:
    note, seen = (NOTE, (Seen(indicator="documents_held", start=34, end=45),)) if noted else ("looks like others", ())
    return [
        Vote(ad=ad, annotator=f"reader-{place}", sign="coercion", value=place % 2, at=AT + timedelta(days=place),
             seconds=12.5, blind=True, note=note, seen=seen,
             key=f"studio:{place}:{ad}" if place else f"k{ad[:1]}{len(ad)}")
        for place in range(3)
    ]  # fmt: skip


def pick(ad: str, alike=()) -> Pick:
    return Pick(ad=ad, alike=alike, aim="train", why="random", stratum="all", probability=0.5, blind=True)


def decoded(path: Path) -> bytes:
    """Everything that a file holds, unpacked and decoded."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data += gzip.decompress(data)
    if path.suffix == ".zst":
        data += zstandard.ZstdDecompressor().stream_reader(data).read()
    if path.suffix == ".parquet":
        data += repr(pq.read_table(path).to_pylist()).encode()
    if path.suffix == ".arrow":
        with pa.memory_map(str(path)) as source:
            data += repr(pa.ipc.open_stream(source).read_all().to_pylist()).encode()
    return data


def holding(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return [f"{path.relative_to(folder)}: {form}" for path in files for form in FORMS if form.encode() in decoded(path)]


def state(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def others_of(path: Path) -> list[dict]:
    """The rows of a table that are not of the ad."""
    if path.suffix == ".parquet":
        rows = pq.read_table(path).to_pylist()
    else:
        rows = list(map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").splitlines())))
    rows = [row for row in rows if GONE not in (row.get("id"), row.get("ad"))]
    return [{**row, "of": None} if row.get("of") == GONE else row for row in rows]


TABLES = (
    "world/ads.parquet", "world/votes.parquet", "world/truth/truth.parquet", "world/truth/held_out.jsonl",
    "plain/more.jsonl", "scored-jsonl/scored.jsonl", "scored-parquet/scored.parquet",
)  # fmt: skip


def test_the_scene_holds_the_ad_everywhere(scene):
    folder, _, _ = scene
    held = {line.partition(":")[0] for line in holding(folder)}
    assert len(held) > 15


@pytest.mark.parametrize("named", [("--ad", GONE), ("--contact", "+1 (415) 555-0137")])
def test_nothing_of_the_ad_is_left_and_all_else_is_as_it_was(run, scene, named):
    folder, dataset, rest = scene
    before = {name: others_of(folder / "data" / name) for name in TABLES}
    csv_before = (folder / "data" / "plain" / "ads.csv").read_bytes()
    schemas = {name: pq.read_schema(folder / "data" / name) for name in TABLES if name.endswith("parquet")}
    votes = [vote for vote in LabelStore(folder / "labels.jsonl").votes() if vote.ad != GONE]

    done = run("erase", *named, *rest, "--reason", "asked by letter", "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)

    assert holding(folder) == []
    assert {name: others_of(folder / "data" / name) for name in TABLES} == before
    for name, schema in schemas.items():
        assert pq.read_schema(folder / "data" / name).equals(schema, check_metadata=True)
    csv_now = (folder / "data" / "plain" / "ads.csv").read_bytes()
    assert is_made_of(csv_now.split(b"\r\n"), csv_before.split(b"\r\n"))
    assert told["ads"] == [GONE]
    assert told["not_erased"] == []

    left = load_dataset(folder / "data" / "dataset")
    assert [ad.content for ad in left.ads] == [ad.content for ad in dataset.ads if ad.id != GONE]
    assert left.lineage.erased[0].before == dataset.hash
    assert left.lineage.erased[0].rows == 1

    store = LabelStore(folder / "labels.jsonl")
    assert [vote for vote in store.votes() if not vote.ad.startswith("erased-")] == votes
    erased = [vote for vote in store.votes() if vote.ad.startswith("erased-")]
    assert [(vote.annotator, vote.value, vote.seconds, vote.blind) for vote in erased] == [
        (f"reader-{place}", place % 2, 12.5, True) for place in range(3)
    ]
    assert {vote.note for vote in erased} == {None}
    assert [vote.key for vote in erased] == ["kg11", None, None]
    assert len({vote.ad for vote in erased}) == 1
    picks = store.rounds()[0].picks
    assert picks[1].ad == picks[0].alike[0] == erased[0].ad
    assert Ledger(store.path).verify() == []


def is_made_of(some: list[bytes], all_: list[bytes]) -> bool:
    rest = iter(all_)
    return all(line in rest for line in some)


def test_a_second_erasure_says_that_nothing_is_left_and_changes_nothing(run, scene):
    folder, _, rest = scene
    assert run("erase", "--ad", GONE, *rest).code == 0
    before = state(folder)
    again = run("erase", "--ad", GONE, *rest)
    assert again.code == 2
    assert "nothing is left" in again.err
    assert state(folder) == before


def test_a_dry_run_says_what_would_go_and_changes_nothing(run, scene):
    folder, dataset, rest = scene
    before = state(folder)
    planned = json.loads(run("erase", "--ad", GONE, *rest, "--dry-run", "--json").out)
    assert state(folder) == before
    done = json.loads(run("erase", "--ad", GONE, *rest, "--json").out)
    assert {**planned, "dry_run": False, "receipt": done["receipt"]} == done
    assert done["datasets"][0]["before"] == dataset.hash
    assert done["counts"]["picks"] == 2
    assert done["counts"]["dataset"] == 1


def test_what_is_found_nowhere_is_an_error_and_nothing_is_written(run, scene):
    folder, _, rest = scene
    before = state(folder)
    for named in (("--ad", "no-such-ad"), ("--contact", "212-555-0199"), ("--ad", "no-such-ad", "--dry-run")):
        done = run("erase", *named, *rest)
        assert done.code == 2
        assert "nothing was written" in done.err
    assert state(folder) == before


def test_the_receipt_says_when_why_and_what_but_not_of_whom(run, scene):
    folder, dataset, rest = scene
    run("erase", "--ad", GONE, *rest, "--reason", "asked by letter")
    receipt = next(iter(Ledger(folder / "labels.jsonl").entries("erasure"))).data["receipt"]
    assert receipt["why"] == "asked by letter"
    assert receipt["datasets"][0]["before"] == dataset.hash
    assert receipt["datasets"][0]["after"] == load_dataset(folder / "data" / "dataset").hash
    assert receipt["counts"]["rejected"] == 4
    assert all(name.startswith("erased-") for name in receipt["ads"])


def test_a_label_store_that_cannot_take_the_receipt_stops_all(run, scene):
    folder, _, rest = scene
    (folder / "second-name.jsonl").hardlink_to(folder / "labels.jsonl")
    before = state(folder)
    assert run("erase", "--ad", GONE, *rest).code == 2
    (folder / "second-name.jsonl").unlink()
    lines = (folder / "labels.jsonl").read_bytes()
    (folder / "labels.jsonl").write_bytes(lines.replace(b'"value":0', b'"value":1', 1))
    touched = run("erase", "--ad", GONE, *rest)
    assert touched.code == 2
    assert "ledger verify" in touched.err
    assert {name: data for name, data in state(folder).items() if name != "labels.jsonl"} == {
        name: data for name, data in before.items() if name not in ("labels.jsonl", "second-name.jsonl")
    }


@pytest.mark.parametrize("reason", [f"of {GONE}", "she called from 415-555-0137"])
def test_a_reason_that_tells_of_whom_is_refused(run, scene, reason):
    folder, _, rest = scene
    before = state(folder)
    named = ("--contact", PHONE) if "415" in reason else ("--ad", GONE)
    assert run("erase", *named, *rest, "--reason", reason).code == 2
    assert state(folder) == before


def test_places_that_cannot_be_rewritten_are_named_and_the_rest_goes_on(run, scene):
    import fsspec

    folder, _, rest = scene
    locked = folder / "data" / "plain" / "more.jsonl"
    locked.chmod(0o444)
    odd = folder / "notes.pages"
    odd.write_text("no archive")
    with fsspec.open("memory://far/ads.jsonl", "w") as file:
        file.write(json.dumps({"id": GONE, "text": TEXT}) + "\n")
    done = run("erase", "--ad", GONE, *rest, odd, "memory://far/ads.jsonl", "--json")
    assert done.code == 1
    faults = "\n".join(json.loads(done.out)["not_erased"])
    assert f"{locked}: is read-only" in faults
    assert f"{odd}: is no archive" in faults
    assert "memory://far/ads.jsonl: cannot be rewritten" in faults
    assert {line.partition(":")[0] for line in holding(folder)} == {"data/plain/more.jsonl"}


def test_an_unknown_file_that_holds_the_ad_is_named(run, scene):
    folder, _, rest = scene
    page = folder / "data" / "page.html"
    page.write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    done = run("erase", "--ad", GONE, *rest)
    assert done.code == 1
    assert str(page) in done.err


def test_models_that_learned_from_a_dataset_are_named(run, scene, bundle_folder, dataset_folder, dataset):
    folder, _, rest = scene
    copy = folder / "data" / "trained-on"
    shutil.copytree(dataset_folder, copy)
    bundle = folder / "data" / "bundle"
    shutil.copytree(bundle_folder, bundle)
    ad = next(ad.id for ad, split in zip(dataset.ads, dataset.splits, strict=True) if split == "train")
    done = json.loads(run("erase", "--ad", ad, *rest, "--json").out)
    assert [(model["title"], model["dataset"]) for model in done["models"]] == [
        ("firstlight version 1 (champion)", dataset.hash)
    ]
    assert "train it anew" in done["models"][0]["what"]
    second = next(one.id for one in load_dataset(copy).ads)
    done = json.loads(run("erase", "--ad", second, *rest, "--json").out)
    assert done["models"], "the second ad was in that dataset before the first erasure too"


KILLER = """
import os, signal, sys
from pathlib import Path
count, when = int(sys.argv[1]), sys.argv[2]
done = 0
def dying(name):
    old = getattr(Path, name)
    def move(self, target):
        global done
        done += 1
        if done == count and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = old(self, target)
        if done == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(Path, name, move)
dying("replace"); dying("rename")
sys.argv = ["firstlight", *sys.argv[3:]]
from firstlight.cli import main
main()
"""


@pytest.mark.heavy
def test_a_kill_at_any_moment_is_made_good_by_the_next_run(run, scene):
    folder, dataset, rest = scene
    whole = folder / "whole"
    shutil.copytree(folder / "data", whole / "data")
    shutil.copy(folder / "labels.jsonl", whole / "labels.jsonl")
    killed = 0
    for count in (1, 2, *range(3, 60, 4)):
        when = ("before", "after")[count % 2] if count < 3 else ("before", "after")[count // 4 % 2]
        shutil.rmtree(folder / "data")
        shutil.copytree(whole / "data", folder / "data")
        for path in folder.glob(".labels*"):
            path.unlink()
        shutil.copy(whole / "labels.jsonl", folder / "labels.jsonl")
        named = ["--contact", PHONE]
        died = subprocess.run(
            [sys.executable, "-c", KILLER, str(count), when, "erase", *named, *rest],
            env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False, cwd=folder,
        )  # fmt: skip
        if died.returncode == 0:
            break
        assert died.returncode == -9, died.stderr
        killed += 1
        done = run("erase", *named, *rest, "--json")
        assert done.code == 0 or "nothing is left" in done.err, done.err
        assert [line for line in holding(folder) if not line.startswith("whole/")] == []
        hidden = {path.name for path in folder.rglob(".*") if not str(path).startswith(str(whole))}
        assert hidden <= {".labels.jsonl.lock", ".labels.jsonl.erasing.lock"}
        receipts = list(Ledger(folder / "labels.jsonl").entries("erasure"))
        assert len(receipts) == 1
        assert receipts[0].data["receipt"]["datasets"][0]["before"] == dataset.hash
        assert Ledger(folder / "labels.jsonl").verify() == []
    assert killed > 5
