"""The page of the world says what was measured."""

from ads.world import WORLD_VERSION
from docs import world


def test_the_page_and_its_plots_are_not_stale():
    assert world.main(["--check"]) == 0


def test_every_place_of_the_prose_is_filled():
    assert "{" not in world.page().replace("{}", "")


def test_it_is_of_this_version():
    assert f"world version {WORLD_VERSION}" in world.PAGE.read_text(encoding="utf-8")


def test_every_plot_stands_on_the_page():
    page = world.PAGE.read_text(encoding="utf-8")
    assert all(f"plots/{name}" in page for name in world.plots())


def test_a_stale_page_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(world, "PAGE", tmp_path / "world.md")
    monkeypatch.setattr(world, "PLOTS", tmp_path / "plots")
    assert world.main(["--check"]) == 1
    assert "stale, run python -m docs.world --write" in capsys.readouterr().err
    assert world.main(["--write"]) == 0
    assert world.main(["--check"]) == 0
