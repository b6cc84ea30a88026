"""The scoring service: thin skin over `models.scorer`, run by BentoML.

It reads its sections when it is constructed, from the file that FIRSTLIGHT_PARAMS names.
"""

import logging
import os
from pathlib import Path
from typing import Any

from ads.quiet import keep_quiet

keep_quiet()  # before bentoml is imported: when BentoML starts this module there is no front door before it

import bentoml  # noqa: E402
from bentoml.exceptions import InvalidArgument  # noqa: E402
from pydantic import Field, model_validator  # noqa: E402

from ads.ad import Ad, Assessment, Noun  # noqa: E402
from ads.errors import InputError, named  # noqa: E402
from ads.params import AdsParams  # noqa: E402
from ads.sections import read_document, section_of  # noqa: E402
from models.params import ModelsParams  # noqa: E402
from models.scorer import Scorer  # noqa: E402
from serving.entrance import Entrance  # noqa: E402
from serving.params import PARAMS_VARIABLE, ServingParams  # noqa: E402

LOG = logging.getLogger("bentoml.firstlight")
DESCRIPTION = (
    "Scores public ads for signs of coercion or of minors, and says why. "
    "A flag is a lead for a person to check, never a finding."
)


class ScoreRequest(Noun):
    """Ads to score."""

    ads: list[Ad] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _known_fields(cls, body: Any) -> Any:
        """Name unknown fields only where they read like names: a body in the wrong place is ad text."""
        if not isinstance(body, dict):
            return body
        _require_known("the request", body, cls)
        for place, ad in enumerate(body["ads"] if isinstance(body.get("ads"), list) else []):
            if isinstance(ad, dict):
                _require_known(f"ads.{place}", ad, Ad)
        return body


class ScoreResponse(Noun):
    """One assessment an ad, in the order of the request."""

    assessments: list[Assessment]


def _require_known(where: str, given: dict[str, Any], model: type[Noun]) -> None:
    if unknown := given.keys() - model.model_fields.keys():
        known = ", ".join(model.model_fields)
        raise ValueError(f"{where} holds fields that are not known: {named(sorted(unknown))}; expected only {known}")


@bentoml.service(name="firstlight", description=DESCRIPTION, http={"host": "127.0.0.1"})
class Firstlight:
    """Loads the model before it reports that it is ready."""

    def __init__(self) -> None:
        path = os.environ.get(PARAMS_VARIABLE)
        document = read_document(Path(path)) if path else {}
        self.params = section_of(ServingParams, document, "serving")
        self.ads = section_of(AdsParams, document, "ads")
        models = section_of(ModelsParams, document, "models")
        self.scorer = Scorer.load(self.params.model, registry=models.registry)
        if self.scorer.model.provenance == "simulated" and not self.params.allow_simulated:
            raise InputError(
                "the model learned from simulated ads, expected one that learned from real ones: "
                "start it with `firstlight serve`, or set serving.allow_simulated"
            )
        self.scorer.assess([Ad(id="warm-up", text="an ad that nobody posted")])
        model = self.scorer.model
        LOG.info("model %s %s is loaded, provenance: %s", model.name, model.version, model.provenance)

    @bentoml.api(route="/v1/score", input_spec=ScoreRequest)
    def score(self, **request: Any) -> ScoreResponse:
        """Score ads and answer in their order; 400 names the faulty ad and field, and nothing is scored then."""
        ads: list[Ad] = request["ads"]
        if len(ads) > self.params.max_ads:
            raise InvalidArgument(f"ads holds {len(ads)} ads, expected at most {self.params.max_ads} in one request")
        for place, ad in enumerate(ads):
            if len(ad.content) > self.ads.max_characters:
                fault = f"{len(ad.content)} characters, expected at most {self.ads.max_characters}"
                raise InvalidArgument(f"ads.{place}.text has {fault}")
        return ScoreResponse(assessments=self.scorer.assess(ads))


SERVICE: Any = Firstlight  # the decorator has made a service of the class, which its type does not say
SERVICE.add_asgi_middleware(Entrance)
