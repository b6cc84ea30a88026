import os

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


def test_what_appears_meanwhile_is_left_alone(tmp_path):
    def quicker():
        with new_folder(tmp_path / "out"):
            (tmp_path / "out").mkdir()
            (tmp_path / "out" / "theirs").write_text("x")

    with pytest.raises(InputError, match="exists already"):
        quicker()
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "theirs"]


def test_the_users_umask_holds(tmp_path):
    before = os.umask(0o077)
    try:
        with new_folder(tmp_path / "out"):
            pass
        write_atomic(tmp_path / "a", "one")
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("out", "a")] == [0o700, 0o600]
