import math

import numpy as np
import pytest

from ads.ad import Ad
from ads.errors import Fault, InputError
from labeling.sources import ListedColumn, Mapping, OrdinalColumn, SignColumn, label_ads
from models.signs import Sign


def ads_with(column, values):
    return [
        Ad(id=str(row), text="Cook wanted", source="a.csv", row=row, fields={column: value})
        for row, value in enumerate(values, start=1)
    ]


@pytest.mark.parametrize(
    ("value", "label"),
    [("1", 1), ("0", 0), (1, 1), (0.0, 0), (True, 1), ("False", 0), ("YES", 1), (" no ", 0), (1.0, 1)],
)
def test_a_plain_column_holds_yes_or_no(value, label):
    assert SignColumn.parse("fraud=f").label(value) == label


@pytest.mark.parametrize("value", ["", None, "  "])
def test_a_blank_is_not_labelled(value):
    assert math.isnan(SignColumn.parse("fraud=f").label(value))
    assert math.isnan(OrdinalColumn.parse("s=r:0-6").label(value))


def test_any_other_value_is_a_fault_that_shows_it():
    fault = SignColumn.parse("fraud=f").label("maybe")
    assert isinstance(fault, Fault)
    assert str(fault).startswith('f is "maybe", expected 0 or 1')


def test_a_named_value_counts_as_positive():
    column = SignColumn.parse("spam=label:spam")
    assert [column.label(value) for value in ("spam", "ham")] == [1, 0]


def test_an_ordinal_sign_is_positive_above_the_middle():
    column = OrdinalColumn.parse("suspicion=rating:0-6")
    assert (column.sign.low, column.sign.high, column.sign.positive_from) == (0, 6, 4)
    assert column.label("6") == 6
    assert isinstance(column.label("7"), Fault)
    assert isinstance(column.label("2.5"), Fault)


def test_each_value_of_a_list_is_a_sign():
    ads = ads_with("flags", ["debt; papers", "", "papers"])
    columns = Mapping(multi="flags:;").columns(ads)
    labels = label_ads(ads, columns)
    assert [sign.name for sign in labels.signs] == ["debt", "papers"]
    assert labels.values.tolist() == [[1, 1], [0, 0], [0, 1]]


def test_a_real_list_needs_no_separator():
    assert ListedColumn(Sign(name="debt"), "flags", ";").label(["debt", "papers"]) == 1


def test_rows_that_cannot_be_read_are_kept_with_their_reason():
    labels = label_ads(ads_with("f", ["1", "maybe", "0"]), [SignColumn.parse("fraud=f")])
    assert [ad.id for ad in labels.ads] == ["1", "3"]
    assert str(labels.rejections[0]).startswith('row 2 of a.csv: f is "maybe"')
    assert labels.rejections[0].given["text"] == "Cook wanted"


def test_a_value_that_never_stands_there_is_an_error():
    with pytest.raises(InputError, match=r'sign spam: "Spam" never stands in column f, which holds "ham" \(2\)'):
        label_ads(ads_with("f", ["ham", "ham"]), [SignColumn.parse("spam=f:Spam")])


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (Mapping(), "no sign is named"),
        (Mapping(signs=("fraud",)), "fraud is not of the form NAME=COL"),
        (Mapping(signs=("a=f", "a=g")), "sign a is named 2 times"),
        (Mapping(ordinals=("s=r:6-0",)), "NAME=COL:LOW-HIGH"),
        (Mapping(signs=("a/b=f",)), "a sign's name is"),
        (Mapping(multi="flags"), "COL:SEP"),
    ],
)
def test_a_mapping_that_says_nothing_is_an_error(mapping, message):
    with pytest.raises(InputError, match=message):
        mapping.columns(ads_with("f", ["1"]))


def test_labels_have_one_row_an_ad():
    labels = label_ads(ads_with("f", ["1", ""]), [SignColumn.parse("fraud=f")])
    np.testing.assert_array_equal(labels.values, [[1], [np.nan]])
