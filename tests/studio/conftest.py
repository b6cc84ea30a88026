"""A real Label Studio, in the environment that `make` builds for it: one server and three annotators for all tests."""

import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from ads.evidence import gather
from ads.indicators import load_registry
from ads.world import Settings, simulate
from labeling.studio import Form, Server, offered
from models.signs import Sign
from serving.server import free_port

collect_ignore = ["browser.py"]  # runs in the server's environment
ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-studio"
COMMAND = ENVIRONMENT / "bin" / "label-studio"
BOSS, PASSWORD = "lead@example.org", "a-long-password-1"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
START_SECONDS = 400
GUARD = """
import ipaddress, os, sys

def _inside(host):
    if host in (None, "", "localhost", b"localhost", "0.0.0.0", "127.0.0.1"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

def _guard(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _inside(host):
        with open(os.environ["OUTBOUND"], "a") as file:
            file.write(f"{event} {host}\\n")
        raise ConnectionRefusedError(f"outbound connection to {host}")

sys.addaudithook(_guard)
"""


@dataclass
class Studio:
    """A server's process, which can be killed and started again on the same data."""

    folder: Path
    port: int = field(default_factory=free_port)
    token: str = TOKEN
    process: subprocess.Popen | None = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def server(self):
        return Server(self.url, TOKEN)

    @property
    def log(self):
        return self.folder / "server.log"

    @property
    def outbound(self):
        return self.folder / "outbound"

    def start(self):
        """Start the server as it is run where nobody may call home: what goes out is refused and written down."""
        guard = self.folder / "guard"
        guard.mkdir(exist_ok=True)
        (guard / "sitecustomize.py").write_text(GUARD)
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONPATH": str(guard),
            "OUTBOUND": str(self.outbound), "LABEL_STUDIO_BASE_DATA_DIR": str(self.folder / "data"),
            "LABEL_STUDIO_USERNAME": BOSS, "LABEL_STUDIO_PASSWORD": PASSWORD, "LABEL_STUDIO_USER_TOKEN": TOKEN,
            "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true", "COLLECT_ANALYTICS": "False",
            "LATEST_VERSION_CHECK": "False", "SENTRY_DSN": "", "FRONTEND_SENTRY_DSN": "",
        }  # fmt: skip
        words = [COMMAND, "start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                words, env=environment, cwd=self.folder, stdout=log, stderr=log, start_new_session=True
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                if httpx.get(f"{self.url}/health", timeout=5).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.2)
        raise RuntimeError(f"Label Studio did not start: {self.log.read_text()[-2000:]}")

    def kill(self):
        """End the server as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def sign_up(self, email):
        """Return the number and token of a new annotator, who comes in by the lead's invitation link."""
        with self.asking(TOKEN) as lead:
            invitation = lead.get("/api/invite").json()["invite_url"]
        with httpx.Client(base_url=self.url, timeout=60, follow_redirects=True) as browser:
            page = browser.get(invitation)
            hidden = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
            form = {"csrfmiddlewaretoken": hidden, "email": email, "password": PASSWORD, "allow_newsletters": "false"}
            browser.post(invitation, data=form, headers={"Referer": self.url}).raise_for_status()
            token = browser.get("/api/current-user/token").json()["token"]
            return browser.get("/api/current-user/whoami").json()["id"], token

    def asking(self, token):
        """Return a client that speaks for somebody."""
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Token {token}"}, timeout=60)


@pytest.fixture(scope="session")
def environment():
    """The environment is a part of CI; elsewhere it may be missing."""
    if not COMMAND.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{COMMAND} is missing and CI is set: `make studio` builds it")
        pytest.skip(f"{COMMAND} is missing: `make studio` builds it (some minutes, 1 GB)")
    return ENVIRONMENT


@pytest.fixture(scope="session")
def studio(environment, tmp_path_factory):
    running = Studio(tmp_path_factory.mktemp("studio"))
    running.start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def annotators(studio):
    """Three annotators: their number on the server, and their token."""
    return dict(studio.sign_up(f"annotator-{number}@example.org") for number in range(3))


@pytest.fixture(scope="session")
def form():
    signs = (Sign(name="coercion"), Sign.ordinal("minor", 0, 6))
    return Form(signs, offered(load_registry(), signs))


@pytest.fixture(scope="session")
def evidence():
    """What can be seen in fifty ads of a small world."""
    from ads.world.cast import least_ads

    world = simulate(Settings(ads=least_ads(), seed=3, prevalence=0.3))
    return [gather(posted.ad, phone_region="US") for _, posted in zip(range(50), world, strict=False)]
