from dataclasses import replace

import pytest

from ads.ad import Ad, Assessment
from ads.errors import InputError
from ads.pseudonyms import Pseudonyms
from models.manifest import Cutoffs
from models.scorer import Scorer, Shown, _score

AD = Ad(id="1", title="Cook", text="We keep your passport. Call 415-555-0137.")


@pytest.fixture
def scorer(bundle_folder):
    return Scorer.load(bundle_folder, pseudonyms=Pseudonyms(bytes(32)))


def test_an_assessment_has_the_promised_form(scorer):
    (assessment,) = scorer.assess([AD])
    record = assessment.model_dump(mode="json")
    assert list(record) == [
        "id", "model", "signs", "findings", "contacts", "facts", "next_step", "warnings",
    ]  # fmt: skip
    assert set(record["model"]) == {"name", "version", "provenance"}
    assert set(record["signs"]) == {"coercion", "minor"}
    assert set(record["signs"]["coercion"]) == {"probability", "level", "flag", "threshold"}
    assert set(record["findings"][0]) == {"indicator", "sign", "tier", "polarity", "start", "end", "context"}
    assert set(record["contacts"][0]) == {"kind", "pseudonym", "obscured", "start", "end"}
    assert (record["facts"], record["next_step"], record["warnings"]) == ([], "human review", [])


def test_it_comes_back_from_json(scorer):
    (assessment,) = scorer.assess([AD])
    assert Assessment.from_json(assessment.to_json()) == assessment


def test_spans_count_in_title_and_text(scorer):
    (assessment,) = scorer.assess([AD])
    contact = assessment.contacts[0]
    assert AD.content[contact.start : contact.end] == "415-555-0137"


def test_nothing_of_a_contact_or_the_text_shows(scorer):
    (assessment,) = scorer.assess([AD])
    assert "5550137" not in assessment.to_json().replace("-", "").replace(assessment.contacts[0].pseudonym, "")
    assert "passport" not in assessment.to_json()


def test_text_is_shown_with_its_contacts_covered(bundle_folder):
    (assessment,) = Scorer.load(bundle_folder, shown=Shown(text=True)).assess([AD])
    assert assessment.text == "Cook\nWe keep your passport. Call ████████████."


def test_contacts_are_clear_only_when_asked_for(bundle_folder):
    key, shown = Pseudonyms(bytes(32)), Shown(purpose="case 12")
    (assessment,) = Scorer.load(bundle_folder, pseudonyms=key, shown=shown).assess([AD])
    assert assessment.contacts[0].value == "+14155550137"
    with pytest.raises(InputError, match="need a pseudonym key"):
        Scorer.load(bundle_folder, shown=shown)
    with pytest.raises(InputError, match="purpose is blank"):
        Scorer.load(bundle_folder, pseudonyms=key, shown=Shown(purpose=" "))


def test_without_a_key_it_says_so(bundle_folder):
    (assessment,) = Scorer.load(bundle_folder).assess([AD])
    assert assessment.warnings == ["pseudonyms hold for this run only: no key is set"]


def test_an_alias_a_number_and_the_folder_are_the_same_model(bundle_folder, registry, scorer):
    for reference in ("champion", "1"):
        other = Scorer.load(reference, registry=registry)
        assert other.version == "1"
        assert other.probabilities([AD]).tolist() == scorer.probabilities([AD]).tolist()


def test_a_reference_to_nothing_says_what_there_is(bundle_folder, registry):
    with pytest.raises(InputError, match="model challenger is neither a bundle's folder nor a version or alias"):
        Scorer.load("challenger", registry=registry)


@pytest.mark.parametrize(
    ("probability", "level", "flag"),
    [(0.19, "none", False), (0.2, "review", True), (0.79, "review", True), (0.8, "urgent", True)],
)
def test_levels_follow_the_cutoffs(probability, level, flag):
    score = _score(probability, Cutoffs(threshold=0.2, urgent=0.8), None)
    assert (score.level, score.flag) == (level, flag)


def test_without_an_urgent_cutoff_nothing_is_urgent():
    assert _score(1.0, Cutoffs(threshold=0.2), None).level == "review"


def test_no_ads_give_no_assessments(scorer):
    assert scorer.assess([]) == []


@pytest.mark.parametrize(
    ("titled", "ad", "warned"),
    [
        (1.0, AD.model_copy(update={"title": None}), "this one has none"),
        (1.0, AD, None),
        (0.0, AD, "this one has one"),
        (0.5, AD, None),
        (0.5, AD.model_copy(update={"title": None}), None),
    ],
)
def test_an_ad_that_is_mapped_otherwise_than_in_training_is_warned_of(scorer, titled, ad, warned):
    manifest = scorer.bundle.manifest.model_copy(update={"titled": titled})
    other = replace(scorer, bundle=replace(scorer.bundle, manifest=manifest))
    warnings = other.assess([ad])[0].warnings
    assert len(warnings) == bool(warned)
    assert not warned or warned in warnings[0]


def test_a_hard_finding_makes_a_sign_urgent_and_leaves_its_probability_alone(bundle_folder):
    scorer = Scorer.load(bundle_folder)
    wanted = "Helper wanted for housework, a girl of sixteen, live in."
    (hard, plain) = scorer.assess([Ad(id="a", text=wanted), Ad(id="b", text=wanted.replace("sixteen", "thirty"))])
    assert (hard.signs["minor"].level, hard.signs["minor"].flag) == ("urgent", True)
    assert hard.signs["minor"].raised_by == "stated_age_under_18"
    assert plain.signs["minor"].raised_by is None
    assert hard.signs["minor"].probability == scorer.probabilities([Ad(id="a", text=wanted)])[0, 1]


def test_a_hard_finding_counts_where_findings_are_not_shown(bundle_folder):
    scorer = Scorer.load(bundle_folder, shown=Shown(findings=False))
    (found,) = scorer.assess([Ad(id="a", text="Helper wanted for housework, a girl of sixteen, live in.")])
    assert (found.findings, found.signs["minor"].level) == ([], "urgent")


def test_a_name_is_a_pseudonym_in_any_case(bundle_folder):
    scorer = Scorer.load(bundle_folder)
    texts = ["Cleaning visits, ask for Rosalind.", "CLEANING VISITS, ASK FOR ROSALIND."]
    facts = [fact for found in scorer.assess([Ad(id=text, text=text) for text in texts]) for fact in found.facts]
    names = [fact for fact in facts if fact.kind == "name"]
    assert len(names) == 2
    assert len({name.pseudonym for name in names}) == 1
    assert all(name.value is None for name in names)
