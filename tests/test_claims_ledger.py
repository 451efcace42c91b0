# SPDX-License-Identifier: MIT
"""What the articles say: every claim is represented, graded, worded with care, and found."""

import re
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.advice.catalogue import RULES
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.claims import WRONG, search_claims, search_evidence
from dk2gui.core.scenario import scenario as sc
from dk2gui.data.claims_file import load_claims, load_label_trap
from dk2gui.data.tables import load_constants, load_foods

FOODS, CONSTANTS = load_foods(), load_constants()
LEDGER = load_claims()
CLAIMS = {claim.id: claim for claim in LEDGER.claims}
TRAP = {food.claim: food for food in load_label_trap().foods}

RULE_IDS = {rule.id for rule in RULES}
PLACES = {
    "evidence": set(CONSTANTS.evidence),
    "advice": RULE_IDS,
    "food": set(FOODS),
    "input": {
        field
        for struct in (sc.Scenario, sc.Person, sc.SunHabit)
        for field in struct.__struct_fields__
    },
    "band": {*COMPOUNDS, "25ohd"},
    "plot": {"balance", "intake", "serum", "sun", "label_trap"},
    "disclaimer": {""},
}
# Cancer, testosterone, wrinkles, veins, teeth, Alzheimer's, insulin, K2 instead of calcium.
NEVER_ADVICE = ["P12", *(f"P{number}" for number in range(22, 29)), "P55"]
NEVER_BEHIND_ADVICE = {f"E{number}" for number in range(40, 47)}

FORBIDDEN = re.compile(
    r"deficient|optimal|ideal ratio|right ratio|dose safe|guarantee|\bcures?\b|\bheals?\b"
    r"|\bwill (prevent|help|protect|reverse|improve|lower|raise)|\byou (will|are|need|lack)\b",
    re.IGNORECASE,
)


def sentences(claim):
    return claim.statement, claim.verdict, *([claim.conflicts] if claim.conflicts else [])


def test_all_144_claims_of_the_three_articles_are_here():
    assert Counter(claim.article for claim in LEDGER.claims) == {"F": 25, "B": 64, "P": 55}
    expected = [f"{a}{n:02}" for a, last in (("F", 25), ("B", 64), ("P", 55)) for n in range(1, last + 1)]  # fmt: skip
    assert [claim.id for claim in LEDGER.claims] == expected
    assert set(LEDGER.articles) == {"F", "B", "P"}
    assert all(claim.id.startswith(claim.article) for claim in LEDGER.claims)


@pytest.mark.parametrize("claim", LEDGER.claims, ids=lambda claim: claim.id)
def test_every_claim_is_represented_by_something_that_exists(claim):
    assert claim.represented_by
    assert len(set(claim.represented_by)) == len(claim.represented_by)
    for token in claim.represented_by:
        kind, _, name = token.partition(":")
        assert name in PLACES[kind], token


@pytest.mark.parametrize("claim", LEDGER.claims, ids=lambda claim: claim.id)
def test_a_claim_and_its_evidence_belong_together(claim):
    assert (claim.grade == "X") == (claim.verdict_kind in WRONG)
    assert claim.grade in CONSTANTS.grades
    if claim.evidence:
        assert f"evidence:{claim.evidence}" in claim.represented_by
    else:
        assert claim.grade == "-"


@pytest.mark.parametrize("claim", LEDGER.claims, ids=lambda claim: claim.id)
def test_claims_are_worded_with_care(claim):
    for sentence in sentences(claim):
        assert not FORBIDDEN.search(sentence)
        assert sentence[0].isupper()
        assert sentence.endswith(".")


@pytest.mark.parametrize("entry", CONSTANTS.evidence.values(), ids=lambda entry: entry.id)
def test_evidence_is_sourced_and_worded_with_care(entry):
    assert not FORBIDDEN.search(entry.finding)
    assert 1 <= len(re.findall(r"\.(?: |$)", entry.finding)) <= 3
    if entry.grade != "-":
        assert entry.sources or "no source was found" in entry.finding.lower()
    for source in entry.sources:
        assert re.fullmatch(r"(10\.\d{4,9}/\S+)?", source.doi)
        assert re.fullmatch(r"\d*", source.pmid)
        assert re.fullmatch(r"(PMC\d+)?", source.pmcid)
        if "recalled" in source.text:
            assert source.status == "recalled"
            assert "cited from memory" in source.citation


def test_every_entry_of_evidence_from_e01_to_e49_is_here_in_order():
    ids = list(CONSTANTS.evidence)
    assert ids[:49] == [f"E{number:02}" for number in range(1, 50)]
    assert {claim.evidence for claim in LEDGER.claims} - {""} == set(ids[:49])


@pytest.mark.parametrize("claim", NEVER_ADVICE)
def test_far_reaching_promises_are_never_advice(claim):
    assert {token.partition(":")[0] for token in CLAIMS[claim].represented_by} == {"evidence"}


def test_no_advice_rests_on_far_reaching_promises():
    assert not NEVER_BEHIND_ADVICE & {entry for rule in RULES for entry in rule.evidence}


def test_warfarin_claims_lead_to_the_warning():
    for claim in ("B37", "B59", "P48", "P49"):
        assert "advice:vka-vitamin-k" in CLAIMS[claim].represented_by


@pytest.mark.parametrize(
    ("claim", "portion_ug", "overstated"),
    [
        # By hand from ug per 100 g and grams: 1103.4 x 40 / 100 = 441.36; 1100 / 441.36 = 2.49.
        ("P31", 441.36, 2.492),
        ("P32", 47.97, 7.692),
        ("P33", 22.89, 3.320),
        ("P34", 16.95, 3.304),
        ("P35", 5.457, 5.864),
        ("P36", 2.635, 5.693),
        ("P37", 2.1, 7.143),
        ("P38", 8.9, 1.011),
        ("P39", 3.408, 1.408),
    ],
)
def test_a_real_portion_holds_less_than_the_label(claim, portion_ug, overstated):
    food = TRAP[claim]
    assert food.portion_ug == pytest.approx(portion_ug)
    assert food.overstated == pytest.approx(overstated, abs=5e-4)
    kind = CLAIMS[claim].verdict_kind
    assert kind == ("supported" if overstated < 1.1 else "mislabelled")
    if kind == "mislabelled":
        digits = 0 if portion_ug >= 10 else 1
        assert f" {portion_ug:.{digits}f} ug" in CLAIMS[claim].verdict


@pytest.mark.parametrize("row", TRAP.values(), ids=lambda row: row.food)
def test_the_label_figures_are_those_of_the_food_table(row):
    food = FOODS[row.food]
    forms = (row.mk4_ug_per_100g, row.mk7_ug_per_100g, row.other_mk_ug_per_100g)
    assert sum(form or 0 for form in forms) == pytest.approx(row.laboratory_ug_per_100g)
    assert food.amount("k2") == pytest.approx(row.laboratory_ug_per_100g)
    assert row.portion_g in [serving.grams for serving in food.servings]
    assert f"food:{row.food}" in CLAIMS[row.claim].represented_by
    assert f"{row.article_ug_per_serving:g} ug" in CLAIMS[row.claim].statement


def test_the_label_list_has_nine_foods_and_three_notes():
    assert list(TRAP) == [f"P{number}" for number in range(31, 40)]
    assert len(load_label_trap().notes) == 3


def found(**filters):
    return [claim.id for claim in search_claims(LEDGER.claims, CONSTANTS.evidence, **filters)]


def test_search_without_filters_finds_all_in_order():
    assert found() == found(words=" - ") == list(CLAIMS)


def test_search_matches_starts_of_words_in_claims_verdicts_and_sources():
    assert found(words="p48") == ["P48"]
    assert "P48" in found(words="warf")
    assert not found(words="arfarin")
    assert found(words="VKORC1") == ["P49"]
    assert {"F09", "P06"} <= set(found(words="mott 36"))
    assert found(words="E38") == ["P13"]
    assert not found(words="warfarin zebra")


@pytest.mark.parametrize(
    ("typed", "same"),
    [("NATTŌ", "natto"), ("Ronn", "Rønn"), ("µg", "ug"), ("vitamin (K)", "VITAMIN K")],
)
def test_case_diacritics_and_signs_between_words_do_not_matter(typed, same):
    assert found(words=typed) == found(words=same)
    assert found(words=typed)


@pytest.mark.parametrize(("typed", "written"), [("mk7", "MK-7"), ("25ohd", "25(OH)D")])
def test_names_with_signs_inside_are_found_as_one_word(typed, written):
    naming = {claim.id for claim in LEDGER.claims if written in " ".join(sentences(claim)[:2])}
    assert naming
    assert naming <= set(found(words=typed))


def test_search_finds_figures_conflicts_and_topics():
    assert "F22" in found(words="30-50 ng/mL")
    assert "B41" in {claim.id for claim in LEDGER.claims if claim.topic == "sun"}
    assert {claim.id for claim in LEDGER.claims if claim.topic == "sun"} <= set(found(words="sun"))
    assert "P50" in found(words="caution with all blood thinners")
    assert "P50" not in found(words="caution with all blood thinners", article="B")


@pytest.mark.parametrize(
    ("typed", "claim"),
    [
        ("10.1210/clinem/dgae290", "F21"),
        ("doi:10.1210/clinem/dgae290", "F21"),
        ("PMID 35939577", "F08"),
        ("PMC4594209", "F01"),
    ],
)
def test_search_finds_the_identifiers_of_sources(typed, claim):
    assert claim in found(words=typed)
    assert CLAIMS[claim].evidence in {
        entry.id for entry in search_evidence(tuple(CONSTANTS.evidence.values()), words=typed)
    }


@pytest.mark.parametrize("typed", ["10000", "10 000", "10\u202f000", "10,000"])
def test_digits_are_found_in_groups_or_joined(typed):
    assert "B58" in found(words=typed)
    assert "B58" in found(words=f"{typed} IU")
    entries = tuple(CONSTANTS.evidence.values())
    # This entry writes 10 000, that claim 10000.
    assert "10 000" in CONSTANTS.evidence["E35"].finding
    assert "E35" in [entry.id for entry in search_evidence(entries, words=f"{typed} IU")]


def test_digits_that_are_two_numbers_stay_two_numbers():
    entries = tuple(CONSTANTS.evidence.values())
    assert "E08" in [entry.id for entry in search_evidence(entries, words="100643 304")]
    assert "E06" in [entry.id for entry in search_evidence(entries, words="36 375")]


def test_what_is_wrong_is_found_by_word():
    wrong = {claim.id for claim in LEDGER.claims if claim.verdict_kind in WRONG}
    mislabelled = {claim.id for claim in LEDGER.claims if claim.verdict_kind == "mislabelled"}
    assert mislabelled
    assert wrong <= set(found(words="wrong"))
    assert mislabelled <= set(found(words="mislabelled"))


def test_wrong_claims_are_the_contradicted_and_the_mislabelled():
    wrong = found(only_wrong=True)
    assert {"P09", "P18", "P47", "P49", "B41", "P31"} <= set(wrong)
    assert not {"P11", "P38", "F22", "P48"} & set(wrong)


def test_evidence_is_searched_in_findings_and_sources():
    entries = tuple(CONSTANTS.evidence.values())
    assert [entry.id for entry in search_evidence(entries, words="varicose")] == ["E42"]
    assert "E23" in [entry.id for entry in search_evidence(entries, words="diederichsen circ")]
    assert search_evidence(entries) == entries
    assert {entry.grade for entry in search_evidence(entries, grade="A")} == {"A"}


@given(
    words=st.lists(st.sampled_from(["natto", "k2", "mk", "2", "trial", "Dutch", "ø", "("])),
    topic=st.none() | st.sampled_from(["dose", "food", "sun"]),
    article=st.none() | st.sampled_from("FBP"),
    grade=st.none() | st.sampled_from("ABCDEX-"),
    only_wrong=st.booleans(),
)
def test_each_further_filter_only_narrows(words, topic, article, grade, only_wrong):
    filters = {"topic": topic, "article": article, "grade": grade, "only_wrong": only_wrong}
    narrow = found(words=" ".join(words), **filters)
    assert narrow == [claim for claim in CLAIMS if claim in set(narrow)]
    assert set(narrow) <= set(found(words=" ".join(words[:-1]), **filters))
    for name in filters:
        rest = {key: value for key, value in filters.items() if key != name}
        assert set(narrow) <= set(found(words=" ".join(words), **rest))
    for claim in narrow:
        assert topic in (None, CLAIMS[claim].topic)
        assert article in (None, CLAIMS[claim].article)
        assert grade in (None, CLAIMS[claim].grade)


@given(st.text())
def test_any_text_can_be_searched(text):
    assert set(found(words=text)) <= set(CLAIMS)


def test_claims_stay_what_they_are():
    with pytest.raises(AttributeError):
        LEDGER.claims[0].verdict = "changed"
    assert msgspec.json.decode(msgspec.json.encode(LEDGER), type=type(LEDGER)) == LEDGER
