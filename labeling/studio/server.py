"""A Label Studio server, spoken to over its documented REST API."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from ads.errors import FirstlightError, InputError, shown

TIMEOUT = 120.0  # seconds; an import of a hundred ads takes one or two
PROJECTS_PAGE = 100  # the most that Label Studio gives
LAST_CALL = 200  # pages of projects; a server that never ends its list is not believed


@dataclass(frozen=True)
class Server:
    """Where a server is, and a token of a user who sees the projects; both kinds of token will do.

    `transport` stands in for the network in tests.
    """

    url: str
    token: str = field(repr=False)
    timeout: float = TIMEOUT
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    @contextmanager
    def connect(self) -> Iterator["Connection"]:
        """Yield a connection; raises InputError for what cannot be an address or a token."""
        url = self.url.rstrip("/")
        if not url.startswith(("http://", "https://")):
            raise InputError(f"the address of Label Studio is {shown(self.url)}, expected http://... or https://...")
        token = self.token.strip()
        if not token or not token.isascii() or not token.isprintable():
            raise InputError(f"the token for {url} is empty or no token, expected one from Account & Settings")
        with httpx.Client(
            base_url=url, auth=Token(url, token), timeout=self.timeout, transport=self.transport
        ) as client:
            yield Connection(url, client)


class Token(httpx.Auth):
    """A legacy token goes along as it is; a personal access token is changed for a short-lived one, again and again."""

    requires_response_body = True

    def __init__(self, url: str, token: str) -> None:
        self.url, self.token = url, token
        self.access: str | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Sign a request, and sign it once more where the short-lived token ran out."""
        if self.token.count(".") != 2:  # a personal access token is a JSON Web Token: three parts
            request.headers["Authorization"] = f"Token {self.token}"
            yield request
            return
        if self.access:
            request.headers["Authorization"] = f"Bearer {self.access}"
            if (yield request).status_code != httpx.codes.UNAUTHORIZED:
                return
        answer = yield httpx.Request("POST", f"{self.url}/api/token/refresh/", json={"refresh": self.token})
        self.access = answer.json().get("access") if answer.is_success else "refused"
        request.headers["Authorization"] = f"Bearer {self.access}"
        yield request


@dataclass(frozen=True)
class Connection:
    """A server that is being spoken to; whatever goes wrong names its address and what was asked of it."""

    url: str
    client: httpx.Client

    def get(self, path: str, **query: Any) -> Any:
        """Return what stands at a path, as JSON."""
        return self._ask("GET", path, params=query)

    def post(self, path: str, body: Any, **query: Any) -> Any:
        """Make something, and return what the server says of it."""
        return self._ask("POST", path, params=query, json=body)

    def patch(self, path: str, body: Any) -> Any:
        """Change something, and return what it is now."""
        return self._ask("PATCH", path, json=body)

    def projects(self) -> Iterator[dict[str, Any]]:
        """Yield every project that the user sees."""
        for number in range(1, LAST_CALL):
            page = self.get("/api/projects/", page=number, page_size=PROJECTS_PAGE)
            yield from self._rows(page, "results")
            if not page.get("next"):
                return

    def task_pages(self, project: int, size: int) -> Iterator[list[dict[str, Any]]]:
        """Yield the tasks of a project with their annotations and predictions, a page at a time, in order of id."""
        number, had = 1, 0
        while True:
            page = self.get(
                "/api/tasks/", project=project, fields="all", page=number, page_size=size, resolve_uri="false"
            )
            tasks = self._rows(page, "tasks")
            if tasks:
                yield tasks
            number, had = number + 1, had + len(tasks)
            if not tasks or had >= int(page.get("total", 0)):
                return

    def _rows(self, page: Any, name: str) -> list[dict[str, Any]]:
        rows = page.get(name) if isinstance(page, dict) else None
        if not isinstance(rows, list):
            raise FirstlightError(f"{self.url} answered without a list of {name}, expected Label Studio 1.23")
        return rows

    def _ask(self, method: str, path: str, **how: Any) -> Any:
        try:
            response = self.client.request(method, path, **how)
        except httpx.TransportError as error:
            raise FirstlightError(
                f"{self.url} does not answer {method} {path} ({type(error).__name__}), expected Label Studio there"
            ) from error
        self._check(response, f"{method} {path}")
        try:
            return response.json()
        except ValueError:
            raise FirstlightError(f"{self.url} answered {method} {path} with no JSON, expected Label Studio") from None

    def _check(self, response: httpx.Response, asked: str) -> None:
        if response.is_success:
            return
        code = response.status_code
        if code == httpx.codes.UNAUTHORIZED:
            raise InputError(
                f"{self.url} refused the token (401 to {asked}), expected one from Account & Settings of a user there"
            )
        kind = InputError if code < 500 else FirstlightError
        raise kind(f"{self.url} answered {asked} with {code}{_reason(response)}")


def _reason(response: httpx.Response) -> str:
    """Return what the server said was wrong, unless it may have quoted an ad."""
    try:
        answer = response.json()
    except ValueError:
        return ", and no JSON: expected Label Studio there"
    if not isinstance(answer, dict):
        return ""
    detail, fields = answer.get("detail"), answer.get("validation_errors")
    said = f": {detail}" if isinstance(detail, str) and len(detail.split()) <= 12 and "@" not in detail else ""
    about = f" ({', '.join(sorted(map(str, fields)))})" if isinstance(fields, dict) else ""
    config = fields.get("label_config") if isinstance(fields, dict) else None  # our own words, never an ad's
    return f"{said}{about}{f' {config}' if config else ''}"
