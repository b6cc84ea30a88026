"""The page at the root: BentoML's own one lets the browser load scripts from outside, so a plain text stands there."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

TEXT = """firstlight: a flag is a lead for a person to check, never a finding.

POST /v1/score   score ads
GET  /docs.json  the OpenAPI description
GET  /readyz     ready, with the model loaded
GET  /metrics    Prometheus metrics
"""


class FrontPage:
    """Answers `/` and hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and Request(scope).url.path == "/":
            await PlainTextResponse(TEXT)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
