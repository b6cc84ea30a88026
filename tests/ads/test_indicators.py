from itertools import pairwise
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ads.ad import Ad, Finding, Polarity, Tier
from ads.context import CONTEXTS, find_in_archive
from ads.cues import CUES
from ads.entries import Trial
from ads.errors import InputError
from ads.evidence import Evidence
from ads.indicators import load_registry
from ads.reading import read

ENTRY: dict[str, Any] = {
    "id": "papers_kept",
    "sign": "coercion",
    "tier": "E2",
    "polarity": "concern",
    "definition": "Somebody else keeps the papers.",
    "source": "A publication (2012).",
    "phrases": {"en": ["keep [the] papers", "papers (kept|kept safe)"]},
    "examples": {"match": {"en": ["we keep papers"]}, "near_miss": {"en": ["wallpaper for sale"]}},
}


def evidence_of(text: str, language: str = "en", **given: Any) -> Evidence:
    reading = given.pop("reading", read(text))
    return Evidence(Ad.model_construct(id="1", text=text, **given), reading, language, [], [])


def find(text: str) -> list[Finding]:
    return load_registry().find(evidence_of(text))


def found_in(trial: Trial) -> set[str]:
    """The indicators of an example, those that only its campaign shows included."""
    registry = load_registry()
    evidence = trial.evidence
    alone = [finding for each in evidence for finding in registry.find(each)]
    beside = [finding for findings in find_in_archive(evidence, registry) for finding in findings]
    return {finding.indicator for finding in [*alone, *beside]}


def tried(*, wanted: bool) -> list[Any]:
    trials = [(entry, trial) for entry in load_registry().indicators.values() for trial in entry.examples.tried()]
    return [
        pytest.param(entry.id, trial, id=f"{entry.id}: {trial.text}")
        for entry, trial in trials
        if trial.wanted == wanted
    ]


def written(tmp_path, *entries, **words):
    path = tmp_path / "registry.yaml"
    path.write_text(yaml.safe_dump({"words": words, "indicators": list(entries)}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("indicator", "trial"), tried(wanted=True))
def test_an_example_is_found(indicator, trial):
    assert indicator in found_in(trial)


@pytest.mark.parametrize(("indicator", "trial"), tried(wanted=False))
def test_a_near_miss_is_left_alone(indicator, trial):
    assert indicator not in found_in(trial)


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        pytest.param(entry.id, trial.text, id=f"{entry.id}: {trial.text}")
        for entry in load_registry().indicators.values()
        for trial in entry.examples.tried()
        if trial.wanted and entry.read_from == "text"
    ],
)
def test_a_phrase_is_found_at_its_place(indicator, text):
    before = "Zürich. "
    findings = [finding for finding in find(f"{before}{text}. ") if finding.indicator == indicator]
    assert findings
    assert all(len(before) <= finding.start < finding.end <= len(before) + len(text) for finding in findings)


@pytest.mark.parametrize("entry", load_registry().indicators.values(), ids=lambda entry: entry.id)
def test_every_indicator_has_three_examples_of_each_kind_in_english_and_spanish(entry):
    for by_language in (entry.examples.match, entry.examples.near_miss):
        assert set(by_language) == {"en", "es"}
        assert min(len(examples) for examples in by_language.values()) >= 3


def test_what_is_read_from_words_has_phrases_in_both_languages():
    entries = load_registry().indicators.values()
    assert {entry.id for entry in entries if entry.phrases and set(entry.phrases) != {"en", "es"}} == set()


def test_every_cue_and_context_is_an_indicator():
    assert set(CUES) | set(CONTEXTS) <= set(load_registry().indicators)


def test_signs_are_the_known_ones_and_what_was_found_null_has_no_sign():
    entries = load_registry().indicators.values()
    assert {entry.sign for entry in entries} == {"coercion", "minor", "both", "none"}
    assert all((entry.tier == "E1-") == (entry.polarity == "null") == (entry.sign == "none") for entry in entries)


def test_a_finding_carries_what_the_registry_says():
    (finding,) = find("Clean home. We keep your passport.")
    assert finding == Finding(
        start=12, end=33, indicator="documents_held", sign="coercion", tier="E2", polarity="concern"
    )


def test_a_minor_is_a_hard_finding_in_any_language_of_the_registry():
    findings = find("Helpers aged 14 to 17; ayudantes de 15 años")
    assert [(finding.tier, finding.start) for finding in findings] == [("hard", 0), ("hard", 23)]


def test_invisible_characters_do_not_hide_a_phrase():
    text = "no days off, we ke\N{ZERO WIDTH SPACE}ep your pass\N{SOFT HYPHEN}port"
    findings = find(text)
    assert [finding.indicator for finding in findings] == ["conditions_hours", "documents_held"]
    assert text[findings[1].start : findings[1].end] == text[13:]


def test_a_phrase_does_not_run_into_the_next_line_unless_that_goes_on_in_lower_case():
    assert find("Experience with kids: no\nDays off: Sunday") == []
    assert [finding.start for finding in find("We keep\nyour passport")] == [0]


def test_findings_are_in_order_of_the_text():
    findings = find("passports are held by the agency. 16 hours a day. We keep your passport. No days off.")
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    assert [finding.indicator for finding in findings] == [
        "documents_held",
        "conditions_hours",
        "documents_held",
        "conditions_hours",
    ]


def test_hits_of_one_indicator_that_overlap_are_one_finding(tmp_path):
    registry = load_registry(written(tmp_path, ENTRY))
    assert [
        (finding.start, finding.end) for finding in registry.find(evidence_of("keep papers kept; keep papers"))
    ] == [
        (0, 16),
        (18, 29),
    ]


def test_overlapping_hits_of_two_indicators_both_stand(tmp_path):
    other = ENTRY | {"id": "other", "sign": "none"}
    findings = load_registry(written(tmp_path, ENTRY, other)).find(evidence_of("keep papers"))
    assert [finding.indicator for finding in findings] == ["other", "papers_kept"]


def test_the_packaged_registry_is_read_once():
    assert load_registry() is load_registry()


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ENTRY.items() if name != key}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ENTRY | {"phrases": {"en": ["keep (the"]}}, r'papers_kept: phrase "keep \(the" cannot be read at \(the'),
        (ENTRY | {"phrases": {"en": ["keep {card}"]}}, r"papers_kept: phrase .* names \{card\}"),
        (without("source"), "papers_kept: source is missing"),
        (ENTRY | {"source": " "}, 'papers_kept: source is " "'),
        (ENTRY | {"tier": "E9"}, f'papers_kept: tier is "E9": .*{get_args(Tier)[0]}'.replace("+", r"\+")),
        (ENTRY | {"polarity": None}, f"papers_kept: polarity is None: .*{get_args(Polarity)[0]}"),
        (ENTRY | {"colour": "red"}, "papers_kept: colour: extra inputs are not permitted"),
        (without("id"), "entry 1: id is missing"),
        (
            without("phrases"),
            "papers_kept: read_from is text and there are no phrases|papers_kept: the file: .*no phrases",
        ),
        (ENTRY | {"read_from": "facts"}, "papers_kept: read_from is facts, expected that of one of stated_age"),
        (ENTRY | {"unguarded": ["asked"]}, 'papers_kept: unguarded names "asked", expected one of none'),
        (ENTRY | {"examples": {"match": {"en": [{"texts": "keep papers"}]}}}, "papers_kept: examples.match.en.0"),
        (ENTRY | {"id": "Not an id"}, 'Not an id: id is "Not an id"'),
        (
            ENTRY | {"examples": {"match": {"en": ["wallpaper"]}, "near_miss": {"en": ["paper"]}}},
            'papers_kept: example "wallpaper" does not match',
        ),
        (
            ENTRY | {"examples": {"match": {"en": ["keep papers"]}, "near_miss": {"en": ["keep the papers"]}}},
            'papers_kept: example "keep the papers" matches',
        ),
    ],
)
def test_a_faulty_entry_is_named(tmp_path, entry, message):
    with pytest.raises(InputError, match=rf"registry\.yaml: {message}"):
        load_registry(written(tmp_path, entry))


def test_an_id_stands_once(tmp_path):
    with pytest.raises(InputError, match="papers_kept stands there twice"):
        load_registry(written(tmp_path, ENTRY, ENTRY))


def test_a_guard_names_indicators_that_are_there(tmp_path):
    guard = {"id": "sold", "where": "sentence", "only": ["papers_lost"], "phrases": {"en": ["for sale"]}}
    path = tmp_path / "registry.yaml"
    path.write_text(yaml.safe_dump({"guards": [guard], "indicators": [ENTRY]}), encoding="utf-8")
    with pytest.raises(InputError, match='sold: only names "papers_lost", expected the id of an indicator'):
        load_registry(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [("indicators: [", "expected YAML"), ("", "the file is None"), ("indicators: []", "indicators is")],
)
def test_a_faulty_file_is_named(tmp_path, content, message):
    path = tmp_path / "registry.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=rf"registry\.yaml: .*{message}"):
        load_registry(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read \(FileNotFoundError\)"):
        load_registry(tmp_path / "none.yaml")


FRAGMENTS = [trial.text for entry in load_registry().indicators.values() for trial in entry.examples.tried()]
PIECES = st.one_of(
    st.text(max_size=20), st.sampled_from(FRAGMENTS), st.sampled_from([" ", "\N{ZERO WIDTH SPACE}", "№"])
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_spans_are_in_range_and_in_order(text):
    findings = find(text)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert findings == sorted(findings, key=lambda finding: finding.start)
    for name in {finding.indicator for finding in findings}:
        own = [finding for finding in findings if finding.indicator == name]
        assert all(first.end <= second.start for first, second in pairwise(own))


@pytest.mark.parametrize("piece", [" ", "she is ", "keep the ", "no ", "no days off ", "a", "I\u0307", "\u200b"])
def test_a_long_text_is_read_through(piece):
    text = ("she is" + piece * (1_000_000 // len(piece)))[:1_000_000]
    assert len(find(text)) <= len(text)
