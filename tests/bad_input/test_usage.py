"""Wrong verbs, options, params, keys, ports and outputs."""

import os
import socket
from pathlib import Path

import pytest

import firstlight.cli
from ads.user import current_user

HELP = "`firstlight{} --help` shows what is expected"
MAKE_ONE = "expected at least 256: make one with `openssl rand -hex 32`"
SECTIONS = "ads, labeling, models, training, eval, serving"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["scor"], "no such command 'scor'. Did you mean 'score'?; " + HELP.format("")),
        (["label", "frob"], "no such command 'frob'; " + HELP.format(" label")),
        (["score"], "missing argument 'FILE...'; " + HELP.format(" score")),
        (["train"], "missing option '--dataset'; " + HELP.format(" train")),
    ],
)
def test_usage_that_is_wrong(refused, arguments, message):
    assert refused(*arguments) == message


def test_an_option_that_is_none(refused):
    assert refused("simulate", "--nr", "5").startswith("no such option: --nr")


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["train", "--dataset", "d", "--family", "forest"], "--family"),
        (["score", "ads.csv", "--format", "xml"], "--format"),
        (["serve", "--port", "web"], "--port"),
        (["label", "import", "a.csv", "--text", "t", "--provenance", "real"], "--provenance"),
    ],
)
def test_an_option_with_a_value_that_is_none(refused, arguments, name):
    assert f"'{name}': " in refused(*arguments)


@pytest.mark.parametrize("arguments", [[], ["label"]])
def test_without_a_verb_there_is_help(run, arguments):
    done = run(*arguments)
    assert (done.code, done.err) == (2, "")
    assert "Usage: firstlight" in done.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["score", "ads.csv"], "--out is missing, expected a new folder (or --check, or - for standard input)"),
        (["score", "-", "--format", "csv"], "--format is csv, which needs --out, expected a new folder"),
        (["score", "-", "--check"], "--check reads its input twice, expected a file and not -"),
        (
            ["score", "ads.csv", "--out", "o", "--clear-contacts"],
            "--clear-contacts needs --purpose, expected why contacts have to be seen",
        ),
        (
            ["score", "ads.csv", "--out", "o", "--clear-contacts", "--purpose", " "],
            "--clear-contacts needs --purpose, expected why contacts have to be seen",
        ),
        (
            ["label", "import", "a.csv", "--text", "t", "--sign", "x=y"],
            "--out is missing, expected a new folder for the dataset (or --dry-run)",
        ),
        (["simulate", "--ads", "5", "--out", "w"], "--ads is 5, expected at least 210: ten for each kind of actor"),
        (["simulate", "--prevalence", "1.7", "--out", "w"], "--prevalence is 1.7, expected 0 to 1"),
        (["simulate", "--languages", "en,fr", "--out", "w"], "--languages is 'en,fr', expected en or es, or both"),
        (["simulate"], "--out is missing, expected a new folder to write, or --describe to look without one"),
        (
            ["eval", "b", "--dataset", "d", "--report", "r.pdf"],
            "--report is r.pdf, expected a name that ends in .html",
        ),
    ],
)
def test_options_that_do_not_go_together(refused, arguments, message):
    assert refused(*arguments) == message


def test_a_split_that_is_none(refused, bundle_folder, dataset_folder):
    message = refused("eval", bundle_folder, "--dataset", dataset_folder, "--split", "holdout")
    slices = "validation/unseen_city, test/unseen_city"
    assert message == f"split is holdout, expected one of seen_later, test, train, validation, {slices}"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("training.sed=7", "training.sed: extra inputs are not permitted"),
        ("training.target.rul=recall", "training.target.rul: extra inputs are not permitted"),
        ("trainin.seed=7", f"trainin: no such section of params, expected one of {SECTIONS}"),
        (
            "training.seed=seven",
            'training.seed is "seven": input should be a valid integer, unable to parse string as an integer',
        ),
        ("training.seed=-1", "training.seed is -1: input should be greater than or equal to 0"),
        ("training=7", "--set training=7: expected section.key=value, as in --set training.seed=7"),
        ("training.seed", "--set training.seed: expected section.key=value, as in --set training.seed=7"),
        ("training.seed=[7", "--set training.seed=[7: the value is not YAML"),
        ("training.seed=2025-02-30", "--set training.seed=2025-02-30: the value is not YAML"),
        ("serving.port=70000", "serving.port is 70000: input should be less than or equal to 65535"),
        (
            "ads.phone_region=XX",
            'ads.phone_region is "XX": expected the ISO 3166 alpha-2 code of a country with phones',
        ),
        ("ads.linkage.permutations=100", "ads.linkage.permutations is 100: input should be a multiple of 32"),
        (
            "models.linear.word_ngrams=[2, 1]",
            "models.linear.word_ngrams is [2, 1]: expected 1 or more, the shortest first",
        ),
        (
            "models.registry.uri=mlruns",
            'models.registry.uri is "mlruns": expected sqlite:///FILE, or http:// or https:// and an MLflow server',
        ),
        (
            "models.registry.name=o'hara",
            'models.registry.name is "o\'hara": expected letters, digits, dots, spaces and hyphens',
        ),
        ("training.target.rule=recall", "training.target is {'rule': 'recall'}: rule recall takes a value"),
    ],
)
def test_a_setting_that_is_wrong(refused, setting, message):
    assert refused("models", "--set", setting) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("training: [1", "params.yaml: while parsing a flow sequence"),
        ("training: 2025-02-30", "params.yaml: day is out of range for month, expected YAML"),
        ("- training", "params.yaml: holds ['training'], expected one section a room"),
        ("training:\n  sed: 7\n", "training.sed: extra inputs are not permitted"),
        ("trainin:\n  seed: 7\n", f"trainin: no such section of params, expected one of {SECTIONS}"),
        ("1: x\ntrainin: y\n", f"1: no such section of params, expected one of {SECTIONS}"),
        ("training: 0\n", "training is 0: input should be a valid dictionary"),
        ("training: []\n", "training is []: input should be a valid dictionary"),
        ("\udcff", "params.yaml: 'utf-8' codec can't decode byte 0xff"),
    ],
)
def test_a_params_file_that_is_wrong(refused, tmp_path, text, message):
    (tmp_path / "params.yaml").write_bytes(text.encode(errors="surrogateescape"))
    assert refused("models").startswith(message)
    assert refused("models", "--params", "params.yaml").startswith(message)


def test_a_params_file_that_is_not_there(refused):
    assert refused("models", "--params", "none.yaml") == "none.yaml: there is no such file, expected a params file"
    assert refused("models", "--params", ".") == ".: cannot be read (Is a directory), expected a params file"


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("00ff", f"has 16 bits, {MAKE_ONE}"),
        (" ", f"has 0 bits, {MAKE_ONE}"),
        ("top secret", "is not hexadecimal, expected 64 digits or more"),
    ],
)
def test_a_key_that_is_none(refused, monkeypatch, bundle_folder, key, fault):
    monkeypatch.setenv("FIRSTLIGHT_KEY", key)
    message = refused("score", "ads.csv", "--model", bundle_folder, "--out", "out")
    assert message == f"FIRSTLIGHT_KEY: the pseudonym key {fault}"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"00ff\n", f"has 16 bits, {MAKE_ONE}"),
        (b"top secret", "is not hexadecimal, expected 64 digits or more"),
        (b"\xff", "cannot be read (UnicodeDecodeError), expected a file of digits"),
        (None, "cannot be read (FileNotFoundError), expected a file of digits"),
    ],
)
def test_a_file_of_a_key_that_is_none(refused, monkeypatch, bundle_folder, tmp_path, data, fault):
    monkeypatch.setenv("FIRSTLIGHT_KEY_FILE", "key")
    if data is not None:
        (tmp_path / "key").write_bytes(data)
    message = refused("score", "ads.csv", "--model", bundle_folder, "--out", "out")
    assert message == f"key: the pseudonym key {fault}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["simulate", "--out", "there"],
        ["label", "import", "ads.csv", "--text", "text", "--sign", "x=y", "--out", "there"],
        ["label", "build", "ads.csv", "--out", "there"],
        ["train", "--dataset", "dataset", "--out", "there"],
        ["score", "ads.csv", "--model", "bundle", "--out", "there"],
        ["demo", "--out", "there"],
    ],
)
@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_an_output_that_exists(refused, tmp_path, make, arguments):
    make(tmp_path / "there")
    assert refused(*arguments) == "there: exists already, expected a new name"
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]


def test_a_report_that_exists(refused, tmp_path):
    (tmp_path / "r.html").touch()
    message = refused("eval", "bundle", "--dataset", "dataset", "--report", "r.html")
    assert message == "r.html: exists already, expected a new name"


def test_a_demo_overwrites_nothing_but_a_demo(refused, tmp_path):
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "kept.txt").touch()
    message = refused("demo", "--out", "work", "--overwrite")
    assert message == "work: was not made by a demo, expected one that may be removed, or a new name"
    assert (tmp_path / "work" / "kept.txt").exists()


def test_an_output_that_cannot_be_made(refused, tmp_path):
    (tmp_path / "file").touch()
    assert refused("simulate", "--ads", "210", "--out", "file/world", code=1).startswith("file: ")


def test_a_port_in_use(refused, bundle_folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert refused("serve", "--model", bundle_folder, "--port", port) == (
            f"serving.port is {port} and cannot be had on 127.0.0.1 (Address already in use), "
            "expected a free port: pass another with --port"
        )


def test_a_simulated_model_is_served_to_nobody_else(refused, bundle_folder):
    assert refused("serve", "--model", bundle_folder, "--host", "0.0.0.0") == (
        "the model learned from simulated ads and serving.host is 0.0.0.0, expected a loopback address: "
        "pass --allow-simulated to show it to others all the same"
    )


def test_a_model_that_is_not_there(refused):
    for command in (["serve", "--model", "none"], ["eval", "none", "--dataset", "d"]):
        assert refused(*command).startswith(
            "model none is neither a bundle's folder nor a version or alias of firstlight"
        )


def test_whoever_stops_a_verb_is_told_so(refused, monkeypatch):
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("firstlight.verbs.simulate.new_folder", stopped)
    assert refused("simulate", "--out", "world", code=firstlight.cli.WORK_FAILED) == "stopped"


def test_somebody_without_a_name_has_a_number(monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: {}["nobody"])
    assert current_user() == f"uid {os.getuid()}"


def test_an_earlier_demo_is_overwritten(run, monkeypatch, tmp_path):
    monkeypatch.setattr("firstlight.demo.Demo.run", lambda *_, **__: {"seconds": 1.0})
    assert run("demo", "--out", "work").code == 0
    (tmp_path / "work" / "old.txt").touch()
    assert run("demo", "--out", "work", "--overwrite").code == 0
    assert not (tmp_path / "work" / "old.txt").exists()


def test_an_address_with_a_password_is_refused_and_not_repeated(run):
    done = run("models", "--set", "models.registry.uri=http://me:hunter2@mlflow.example.org")
    assert done.code == 2
    assert "MLFLOW_TRACKING_PASSWORD" in done.err
    assert "hunter2" not in done.err
