"""What happens to a request before BentoML reads it.

Bodies that are not JSON are refused: BentoML would take a form for a request, and repeat it in its log. The page at the
root is a plain text: BentoML's own one lets the browser load scripts from outside.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

JSON = "application/json"
TEXT = """firstlight: a flag is a lead for a person to check, never a finding.

POST /v1/score   score ads
GET  /docs.json  the OpenAPI description
GET  /readyz     ready, with the model loaded
GET  /metrics    Prometheus metrics
"""


class Entrance:
    """Answers `/`, refuses what is not JSON, and hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        kind = request.headers.get("content-type", "none").partition(";")[0].strip().lower()
        if request.url.path == "/":
            await PlainTextResponse(TEXT)(scope, receive, send)
        elif request.method == "POST" and kind != JSON:
            refusal = {"error": f"the content type is not {JSON}, expected JSON with the header that says so"}
            await JSONResponse(refusal, status_code=415)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
