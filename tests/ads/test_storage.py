import pytest

from ads.errors import InputError
from ads.storage import new_folder, write_atomic


def test_a_folder_appears_whole(tmp_path):
    with new_folder(tmp_path / "out") as draft:
        (draft / "a").write_text("a")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out" / "a").read_text() == "a"


def test_a_failure_leaves_nothing(tmp_path):
    with pytest.raises(RuntimeError), new_folder(tmp_path / "out"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_what_exists_is_not_overwritten(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(InputError, match="exists already"), new_folder(tmp_path / "out"):
        pass


def test_a_file_is_replaced_at_once(tmp_path):
    write_atomic(tmp_path / "a", "one")
    write_atomic(tmp_path / "a", b"two")
    assert (tmp_path / "a").read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
