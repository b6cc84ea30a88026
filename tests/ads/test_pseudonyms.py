import pytest

from ads.ad import Contact
from ads.errors import InputError
from ads.pseudonyms import Pseudonyms

PHONE = Contact(kind="phone", value="+14155550137", start=0, end=12)
KEY = "00" * 32


def test_the_same_contact_under_the_same_key_is_the_same_pseudonym():
    assert Pseudonyms.from_hex(KEY, where="k").pseudonym(PHONE) == Pseudonyms(bytes(32)).pseudonym(PHONE)


def test_another_key_gives_another_pseudonym():
    assert Pseudonyms(bytes(32)).pseudonym(PHONE) != Pseudonyms(b"\x01" * 32).pseudonym(PHONE)


def test_kinds_do_not_meet():
    link = PHONE.model_copy(update={"kind": "link"})
    one, other = (Pseudonyms(bytes(32)).pseudonym(contact).split(":")[1] for contact in (PHONE, link))
    assert one != other


def test_a_pseudonym_holds_nothing_of_the_contact():
    assert PHONE.value.lstrip("+") not in Pseudonyms(bytes(32)).pseudonym(PHONE)
    assert len({Pseudonyms(bytes([number]) * 32).pseudonym(PHONE) for number in range(50)}) == 50


def test_without_a_key_it_holds_for_this_run_only():
    assert not Pseudonyms.from_environment({}).lasting
    assert Pseudonyms.from_environment({"FIRSTLIGHT_KEY": KEY}).lasting


def test_a_key_may_stand_in_a_file(tmp_path):
    path = tmp_path / "key"
    path.write_text(f"{KEY}\n")
    assert Pseudonyms.from_environment({"FIRSTLIGHT_KEY_FILE": str(path)}).key == bytes(32)


def test_a_key_never_shows_in_a_repr():
    assert "key" not in repr(Pseudonyms(bytes(32)))


@pytest.mark.parametrize("digits", ["00" * 31, "no hexadecimal", "0" * 63])
def test_a_bad_key_is_refused_and_not_repeated(digits):
    with pytest.raises(InputError) as caught:
        Pseudonyms.from_hex(digits, where="FIRSTLIGHT_KEY")
    assert digits not in str(caught.value)


def test_known_answer():
    # printf 'phone:+14155550137' | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '00%.0s' $(seq 32))
    assert Pseudonyms(bytes(32)).pseudonym(PHONE) == "phone:d8b8916481b2848b7096faa746dcff9c"
