"""1 000 reminders over one connection against a bare smtplib loop that sends the same bytes.

Run it from the repository's root, with plantrack installed for development: `python benchmarks/big_mail.py`.
Both speak STARTTLS and log in; the server takes 20 ms to answer each message. Server, loop and plantrack are
processes of their own; loop and plantrack run in turn; medians are printed. The bound is on whole processes.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 3
AGENCIES = 1_000
BOUND = 1.25
PLAN = """
plan: {id: 1/KH-UBND, title: Kế hoạch, issuer: UBND tỉnh, issued: 2025-04-09, monitor: co-quan-1}
groups: {tat-ca: {name: các cơ quan, members: [MEMBERS]}}
tasks:
  - id: II.1
    title: Tổ chức quán triệt, phổ biến, truyền thông về nội dung, quy định của Luật
    lead: [tat-ca]
    deadline: {before: 2025-04-15}
    wording: trước ngày 15 tháng 4 năm 2025
agencies:
"""
SERVER = """
import asyncio, logging, ssl, sys, time
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
class Handler:
    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0.02)
        return "250 OK"
logging.disable()
authority = trustme.CA()
authority.cert_pem.write_to_path(sys.argv[2])
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
authority.issue_cert("127.0.0.1").configure_cert(context)
Controller(
    Handler(), hostname="127.0.0.1", port=int(sys.argv[1]), tls_context=context, require_starttls=True,
    auth_required=True, authenticator=lambda *_: AuthResult(success=True),
).start()
print("ready", flush=True)
time.sleep(3600)
"""
LOOP = """
import smtplib, ssl, sys
from pathlib import Path
messages = [path.read_bytes() for path in Path(sys.argv[2]).glob("*.eml")]
smtp = smtplib.SMTP("127.0.0.1", int(sys.argv[1]))
smtp.starttls(context=ssl.create_default_context())
smtp.login("user", "password")
for number, message in enumerate(messages):
    smtp.sendmail("sonoivu@example.vn", [f"co-quan-{number}@example.vn"], message)
smtp.quit()
"""


def seconds(command: list[str]) -> float:
    """Return how long a process takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def write_plan(path: Path) -> None:
    """Write a plan with one late task for every agency."""
    ids = [f"co-quan-{number}" for number in range(1, AGENCIES + 1)]
    agencies = "".join(f"  {i}: {{name: Cơ quan {i}, email: {i}@example.vn}}\n" for i in ids)
    path.write_text(PLAN.replace("MEMBERS", ", ".join(ids)) + agencies, encoding="utf-8")


def measure(folder: Path, port: str) -> list[tuple[float, float]]:
    """Return rounds of the loop and of plantrack, in seconds."""
    script = str(Path(sys.executable).with_name("plantrack"))
    plan, outbox = folder / "plan-1.yaml", folder / "outbox"
    write_plan(plan)
    mail = [script, "--plan", str(plan), "mail", "--agencies", "--from", "sonoivu@example.vn"]
    seconds([*mail, "--outbox", str(outbox)])
    send = [*mail, "--smtp", f"smtp+starttls://user@127.0.0.1:{port}"]
    rounds = []
    for _ in range(RUNS):
        plan.with_name("plan-1.log.jsonl").unlink()
        rounds.append((seconds([sys.executable, "-c", LOOP, port, str(outbox)]), seconds(send)))
    return rounds


def main() -> None:
    """Print the times and the ratios."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as name:
        authority = Path(name) / "authority.pem"
        os.environ |= {"SSL_CERT_FILE": str(authority), "PLANTRACK_SMTP_PASSWORD": "password"}
        command = [sys.executable, "-c", SERVER, port, str(authority)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
            if server.stdout:
                server.stdout.readline()  # it is ready
            rounds = measure(Path(name), port)
            server.kill()
    loop, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(b / a for a, b in rounds)
    print(f"loop {loop:.2f} s; plantrack {ours:.2f} s; {ratio:.2f} x, bound {BOUND} x")


if __name__ == "__main__":
    main()
