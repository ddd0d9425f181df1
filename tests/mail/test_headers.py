"""The lines of a message: none is longer than servers take, whatever the names are."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.mail.mailserver import MORNING, PLAN, Received, Server, Trust, ask_only

LONG = {
    "one word": "A" * 1200,
    "words": "Ban Quan ly " * 120,
    "Vietnamese": "Sở Nội vụ và các việc khác " * 60,
    "no spaces": "Ở" * 1200,
    "quotes": '\\"' * 600,
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("route", ["server", "outbox"])
def test_a_line_of_a_header_has_an_end(run: Run, server: Server, trust: Trust, name: str, route: str) -> None:  # fmt: skip
    """998 octets, by RFC 5322, of any name: agency, monitor, sender, plan; its beginning is read."""
    long = LONG[name].strip()
    ask_only("so-y-te", "so-noi-vu")
    text = PLAN.read_text(encoding="utf-8")
    for old in ("name: Sở Y tế", "name: Sở Nội vụ"):
        text = text.replace(old, f'name: "{long}"')
    text = text.replace("id: 89/KH-UBND", f'id: "{long}"').replace("so-y-te", "so-" + "y" * 300)
    text = text.replace("y" * 300 + "@", "y-te@")
    PLAN.write_text(text, encoding="utf-8")
    options = ("--outbox", "ra") if route == "outbox" else ()
    assert run("mail", "--from", f"{long.replace(chr(92), '')} <a@b.vn>", *options, now=MORNING) == (0, "", "")  # fmt: skip
    received = server.received
    if options:
        received = [Received((), path.read_bytes()) for path in Path("ra").iterdir()]
    assert len(received) == 2
    for letter in received:
        assert max(map(len, letter.content.split(b"\r\n"))) <= 998
        begin = letter.message["From"].addresses[0].display_name.replace(" ", "")
        assert begin[:40].strip('"') in long.replace(" ", "").replace("\\", "")
        assert len(letter.message["Subject"]) <= 250
