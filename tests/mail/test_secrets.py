"""What mail gives away: passwords are never printed, and an outbox leads nowhere else."""

import os
from pathlib import Path

import pytest

from plantrack.mail.smtp import without_password
from tests.conftest import Run
from tests.mail.mailserver import LOG, MORNING, USER, Server, logged

SECRET = "s3cret"
URLS = (
    f"u:{SECRET}@host:587",
    f"u:{SECRET}",
    f"smtps:/u:{SECRET}@host",
    f"smtps:u:{SECRET}@host",
    f"smtp+starttls:u:{SECRET}@host",
    f"smtp+starttls:///u:{SECRET}@host",
    f"SMTPS:/u:{SECRET}@host",
    f"smtps://u:{SECRET}@host/path",
    f"smtps://u:{SECRET}@host:port",
    f"smtps://u:1{SECRET}?{SECRET}@host",
    f"smtps://u:12?{SECRET}@host",
    f"smtps://u:12#{SECRET}@host",
    f"smtps://u:{SECRET}/{SECRET}@{SECRET}@host",
    f"smtps://u:{SECRET}",
    f"smtps://u%3A{SECRET}@host",
    f"smtps://u%3a{SECRET}@ho st",
    f"smpts://u:{SECRET}@host",
    f"https://u:{SECRET}@host",
    f"u://x:{SECRET}@host",
    f"//u:{SECRET}@host",
    f" smtps://u:{SECRET}@host:x ",
    f"smtp://u:{SECRET}@host",
)


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("place", ["option", "variable", "argument", "sendmail"])
def test_a_password_is_never_printed(run: Run, monkeypatch: pytest.MonkeyPatch, url: str, place: str) -> None:  # fmt: skip
    """Not in errors and not in a trial, whatever the form of the URL and wherever it stands."""
    options = {"option": ("--smtp", url), "argument": (url,), "sendmail": ("--sendmail", url)}
    if place == "variable":
        monkeypatch.setenv("PLANTRACK_SMTP_URL", url)
    for more in ((), ("--dry-run",)):
        ran = run("mail", *options.get(place, ()), "--from", "a@b.vn", *more, now=MORNING)
        assert SECRET not in ran.out + ran.err
        assert ran.code == (0 if more and place != "argument" else 2)
    assert not LOG.exists()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("smtps://u:p@mail.vn:465", "smtps://u@mail.vn:465"),
        ("u:p@mail.vn:587", "u@mail.vn:587"),
        ("smtp+starttls:u:p@mail.vn", "smtp+starttls:u@mail.vn"),
        ("mail.vn:587", "mail.vn:587"),
        ("smtp://[::1]:25/", "smtp://[::1]:25/"),
        ("smtp://mail..vn", "smtp://mail..vn"),
        ("/usr/sbin/sendmail", "/usr/sbin/sendmail"),
    ],
)
def test_what_is_shown_of_a_url(url: str, shown: str) -> None:
    """All but the password, so that one can see what is wrong."""
    assert without_password(url) == shown


def test_a_server_that_repeats_the_password(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Neither as it is nor as it was sent."""
    monkeypatch.setenv("PLANTRACK_SMTP_PASSWORD", SECRET)
    ran = run("--lang", "en", "mail", "--digest", now=MORNING)
    assert ran.err.endswith(f"did not let {USER} log in; the server says: 535 5.7.8 no: *** ***\n")


def test_an_outbox_follows_no_link(run: Run, server: Server) -> None:
    """Names that somebody can foresee overwrite nothing elsewhere; there are new files instead."""
    assert run("mail", "--outbox", "thử", now=MORNING).code == 0
    LOG.unlink()
    names = [path.name for path in Path("thử").iterdir()]
    victim, outbox = Path("nạn nhân"), Path("ra")
    victim.write_text("giữ nguyên", encoding="utf-8")
    outbox.mkdir()
    for name in names:
        (outbox / name).symlink_to(victim.absolute())
        (outbox / f".{name}.part").symlink_to(victim.absolute())
    assert run("mail", "--outbox", "ra", now=MORNING) == (0, "", "")
    assert victim.read_text(encoding="utf-8") == "giữ nguyên"
    for name in names:
        assert not (outbox / name).is_symlink()
        assert (outbox / name).read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert len(logged()) == len(names) == 23


def test_an_outbox_that_is_a_link(run: Run, server: Server) -> None:
    """Nothing is written where it leads; one line."""
    Path("nơi khác").mkdir()
    Path("ra").symlink_to("nơi khác")
    ran = run("--lang", "en", "mail", "--digest", "--outbox", "ra", now=MORNING)
    assert ran.code == 1
    assert ran.err.endswith("cannot write into ra: it is a link; name the folder itself\n")
    assert not [*Path("nơi khác").iterdir()]
    assert logged() == []


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_files_of_an_outbox_are_readable_as_others_are(run: Run, server: Server) -> None:
    """Who sends them by hand may be another user."""
    before = os.umask(0o022)
    try:
        assert run("mail", "--digest", "--outbox", "ra", now=MORNING).code == 0
    finally:
        os.umask(before)
    (file,) = Path("ra").iterdir()
    assert file.stat().st_mode & 0o777 == 0o644
