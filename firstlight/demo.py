"""The whole house once through on the embedded default, in a registry of its own."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import httpx

from ads.ad import Noun
from ads.archive import Archive
from ads.storage import new_folder
from ads.world import Settings
from ads.world.writing import write_world
from eval.evaluation import Evaluation, evaluate
from eval.report import to_html
from firstlight.params import Params
from labeling.build import build
from labeling.dataset import Dataset
from models.base import Watcher
from models.params import RegistryParams
from models.registry import CHAMPION, find
from models.scorer import Scorer
from serving.batch import score_archive
from serving.server import free_port, serve
from training.fit import Recipe
from training.gap import evaluate_at_random
from training.promotion import promote
from training.tracking import log_evaluation
from training.train import Trained, train

SEED = 7
Family = Literal["linear", "transformer"]
AD = {
    "id": "demo-1",
    "title": "Live-in helper for a farm kitchen",
    "text": "Work starts at once. We keep your passport until the travel fee is repaid. Room on the farm, "
    "nobody leaves alone. Call 415-555-0137.",
    "country": "US",
}


@dataclass
class Demo:
    """One run of the demo, under a folder; `tell` takes a line for people, `watcher` follows the fits."""

    folder: Path
    params: Params
    ads: int
    tell: Callable[[str], None]
    watcher: Watcher
    result: dict[str, Any] = field(default_factory=dict)

    @property
    def own_params(self) -> Params:
        """Params with a registry, and a place for interrupted fits, inside the demo's folder."""
        registry = RegistryParams(
            uri=f"sqlite:///{self.folder / 'mlflow.db'}", artifacts=self.folder / "mlflow", name="firstlight-demo"
        )
        models = self.params.models.model_copy(update={"registry": registry})
        training = self.params.training.model_copy(update={"scratch": str(self.folder / "checkpoints")})
        return self.params.model_copy(update={"models": models, "training": training})

    def run(self, *, full: bool) -> dict[str, Any]:
        """Take every step and return its figures."""
        started = time.monotonic()
        self.simulate()
        dataset = self.build()
        trained = self.train(dataset, "linear")
        if full:
            self.evaluate(dataset, self.train(dataset, "transformer"))
        self.evaluate(dataset, trained, gap=True)
        self.promote(trained)
        self.score()
        self.serve()
        self.result["seconds"] = round(time.monotonic() - started, 1)
        return self.result

    def simulate(self) -> None:
        """Step 1."""
        with new_folder(self.folder / "archive") as draft:
            record = write_world(Settings(ads=self.ads, seed=SEED), draft)
        signs = ", ".join(f"{count} with {sign}" for sign, count in record["counts"]["signs"].items())
        self.step("simulate", f"{self.ads} invented ads ({signs}) and the votes of simulated annotators", record)

    def build(self) -> Dataset:
        """Step 2."""
        archive = Archive.at([self.folder / "archive"], params=self.params.ads)
        dataset = build(archive, self.folder / "archive" / "votes.parquet", params=self.params.labeling)
        manifest = dataset.save(self.folder / "dataset")
        shares = ", ".join(f"{counts['ads']} {name}" for name, counts in manifest.splits.items())
        line = f"whole campaigns on one side, test later than train: {shares}; hash {manifest.hash[:12]}"
        self.step("label build", line, manifest)
        return dataset

    def train(self, dataset: Dataset, family: Family) -> Trained:
        """Step 3."""
        recipe = self.recipe(family)
        used = self.own_params.model_copy(update={"training": recipe.training}).to_record()
        trained = train(dataset, recipe, eval_params=self.params.eval, used=used, watcher=self.watcher)
        line = f"version {trained.version} is registered; average precision on validation"
        self.step(f"train {family}", f"{line}: {_precision(trained.evaluation)}", trained.evaluation)
        return trained

    def evaluate(self, dataset: Dataset, trained: Trained, *, gap: bool = False) -> None:
        """Step 4."""
        registry, family = self.own_params.models.registry, trained.family
        evaluation = evaluate(Scorer.load(trained.version, registry=registry), dataset, params=self.params.eval)
        beside = evaluate_at_random(dataset, self.recipe(family), self.params.eval) if gap else None
        log_evaluation(find(trained.version, registry), evaluation, beside, registry)
        path = self.folder / f"report-{family}.html"
        path.write_text(to_html(evaluation, gap=beside), encoding="utf-8")
        self.step(f"eval {family}", f"average precision on test: {_precision(evaluation)}; see {path}", evaluation)
        if beside:
            self.tell(f"    the same on a random split, where campaigns leak: {_precision(beside)}")

    def recipe(self, family: Family) -> Recipe:
        """Return the demo's recipe of a family."""
        params = self.own_params
        return Recipe(params.training.model_copy(update={"family": family}), params.models, params.ads)

    def promote(self, trained: Trained) -> None:
        """Step 5."""
        registry = self.own_params.models.registry
        promotion = promote(trained.version, registry, reason="demonstration", allow_simulated=True)
        line = f"version {promotion.version} is champion (a simulated one is refused without --allow-simulated)"
        self.step("promote", line, {"version": promotion.version})

    def score(self) -> None:
        """Step 6."""
        scorer = Scorer.load(CHAMPION, registry=self.own_params.models.registry)
        archive = Archive.at([self.folder / "archive"], params=self.params.ads)
        out = self.folder / "scored"
        tally = score_archive(archive, scorer, out, kind="jsonl", chunk=self.params.serving.chunk)
        levels = ", ".join(f"{count} {sign} {level}" for sign, level, count in tally.flagged())
        line = f"{tally.scored} ads scored into {out / 'scored.jsonl'}: {levels}"
        self.step("score", line, tally.to_record())

    def serve(self) -> None:
        """Step 7."""
        params = self.own_params
        serving = params.serving.model_copy(
            update={"host": "127.0.0.1", "port": free_port(), "model": CHAMPION, "allow_simulated": True}
        )
        document = self.folder / "params.yaml"
        document.write_text(params.model_copy(update={"serving": serving}).to_yaml(), encoding="utf-8")
        with serve(serving, document, log=self.folder / "service.log") as server:
            answer = httpx.post(f"{server.url}/v1/score", json={"ads": [AD]}, timeout=30).raise_for_status().json()
        (assessment,) = answer["assessments"]
        model = assessment["model"]
        line = f"POST {server.url}/v1/score answered by {model['name']} version {model['version']} ({CHAMPION}):"
        self.step("serve", line, assessment)
        for text in json.dumps(assessment, indent=2).splitlines():
            self.tell(text)

    def step(self, name: str, line: str, figures: dict[str, Any] | Noun) -> None:
        """Tell one step and keep its figures."""
        self.result[name] = figures.model_dump(mode="json") if isinstance(figures, Noun) else figures
        self.tell(f"[{len(self.result)}] {name}: {line}")


def _precision(evaluation: Evaluation) -> str:
    return ", ".join(f"{name} {sign.figures['average_precision']}" for name, sign in evaluation.signs.items())
