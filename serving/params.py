"""The `serving` section of params: how scores reach others."""

from pydantic import Field

from ads.sections import Section

PARAMS_VARIABLE = "FIRSTLIGHT_PARAMS"  # names the params file for a service that no front door started


class ServingParams(Section):
    """How scores reach others."""

    model: str = Field(default="champion", min_length=1, description="a bundle's folder, or a version or alias")
    host: str = Field(default="127.0.0.1", description="address to listen on; anything but loopback is seen by others")
    port: int = Field(default=3000, ge=1, le=65535, description="port to listen on")
    allow_simulated: bool = Field(
        default=False, description="serve a model that learned from simulated ads; `firstlight serve` does on loopback"
    )
    max_ads: int = Field(default=1000, ge=1, description="ads in one request")
    chunk: int = Field(default=1000, ge=1, description="ads scored and written at a time in batch")
