"""A server that the environment names, and a plan full of addresses."""

from collections.abc import Iterator

import pytest

from plantrack.cli import world
from tests.conftest import Run
from tests.mail.mailserver import (
    PASSWORD,
    PLAN,
    USER,
    Server,
    Trust,
    give_addresses,
    make_trust,
    serving,
)


@pytest.fixture(scope="session")
def trust(tmp_path_factory: pytest.TempPathFactory) -> Trust:
    return make_trust(tmp_path_factory.mktemp("trust"))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a run asks for; none is waited for."""
    asked: list[float] = []
    monkeypatch.setattr(world, "sleep", asked.append)
    return asked


@pytest.fixture
def server(
    run: Run, trust: Trust, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """A server with STARTTLS and login, that the environment names, and a plan full of addresses."""
    give_addresses(PLAN)
    with serving(trust) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(trust.file))
        monkeypatch.setenv("PLANTRACK_SMTP_URL", f"smtp+starttls://{USER}@127.0.0.1:{server.port}")
        monkeypatch.setenv("PLANTRACK_SMTP_PASSWORD", PASSWORD)
        monkeypatch.setenv("PLANTRACK_MAIL_FROM", "plantrack@example.vn")
        yield server
