"""How an edit of a plan comes to those who look at it: hooks of pre-commit, and the samples for CI, run by a shell."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.cli.test_readme import install
from tests.conftest import NOW, ROOT, WRITER
from tests.warm import Warm

pytestmark = [pytest.mark.git, pytest.mark.posix("the shell of hooks and of CI")]

HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
GITLAB = (ROOT / "docs" / "ci" / "gitlab-ci.yml").read_text(encoding="utf-8")
GITHUB = (ROOT / "docs" / "ci" / "github-actions.yml").read_text(encoding="utf-8")
# Notes what it is asked; once there is a comment, it tells its number.
GH = """
echo "$*" >> "$HOME/gh"
case "$*" in
  *--method*) touch "$HOME/commented" ;;
  *) [ ! -e "$HOME/commented" ] || echo 31 ;;
esac
"""
MARK = "<!-- plantrack diff -->\n"


class Shell(NamedTuple):
    """A shell in which `plantrack` can be started, and others that only note what they are asked."""

    programs: Path
    variables: Mapping[str, str]

    def run(self, folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run lines as runners of CI do: the first that fails ends them."""
        return subprocess.run(
            ["bash", "-eo", "pipefail"],
            input=script,
            env={**self.variables, **variables},
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def does(self, folder: Path, script: str, **variables: str) -> str:
        """Run lines that succeed; return what they print."""
        done = self.run(folder, script, **variables)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def offer(self, name: str, script: str) -> None:
        """Add a program."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> Shell:
    programs = tmp_path_factory.mktemp("programs") / "bin"
    install(programs / "plantrack", NOW, warm)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    home = str(tmp_path_factory.mktemp("home"))
    shell = Shell(programs, {"PATH": path, "HOME": home, "PLANTRACK_LANG": "en", **WRITER})
    shell.offer("pip", 'echo "$@" > "$HOME/pip"')
    return shell


@pytest.fixture
def clone(folder: Path, tmp_path: Path, shell: Shell) -> Path:
    """The office's clone of a shared repository, on a branch that moves a due date, after which main went on."""
    shell.does(
        tmp_path,
        """
        git init --quiet --bare -b main shared.git
        git clone --quiet shared.git office && cd office
        git switch --quiet -c main && mkdir data && cp ../data/plan-89.yaml data
        git add . && git commit --quiet -m "Plan 89" && git push --quiet -u origin main
        git switch --quiet -c correction
        sed -i 's,before: 15/04/2025,before: 20/04/2025,' data/plan-89.yaml
        git commit --quiet -am "A date as it was signed" && git push --quiet -u origin correction
        git switch --quiet main && sed -i 's/short: Rà soát luật/short: Soát luật/' data/plan-89.yaml
        git commit --quiet -am "Another change" && git push --quiet && git switch --quiet correction
        """,
    )
    return tmp_path / "office"


@pytest.mark.parametrize(
    ("path", "checked"),
    [
        ("plan-89.yaml", True),
        ("data/plan-89.yaml", True),
        ("a/b/plan-x.yml", True),
        ("data/plan-89.log.jsonl", True),
        ("data/co-quan.yaml", False),
        ("data/plan.schema.json", False),
        ("data/plan-89.docx", False),
        ("my-plan-89.yaml", False),
    ],
)
def test_what_the_hook_checks(path: str, checked: bool) -> None:
    assert bool(re.search(HOOKS["plantrack-check"]["files"], path)) == checked


def test_the_hooks_of_a_commit(clone: Path, shell: Shell) -> None:
    """What is at fault is refused; what changes is told, also of a plan that is removed."""
    hook = clone / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    staged = "git diff --cached --name-only --diff-filter=d"
    check, diff = (HOOKS[f"plantrack-{name}"]["entry"] for name in ("check", "diff"))
    hook.write_text(
        f'#!/bin/sh\nset -e\nfiles=$({staged})\n[ -z "$files" ] || {check} $files\n{diff}\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    edit = "sed -i '{}' data/plan-89.yaml; git commit --quiet -am edit 2>&1"
    done = shell.run(clone, edit.format("s,before: 20/04/2025,before: 31/04/2025,"))
    assert done.returncode != 0
    assert "data/plan-89.yaml:99:" in done.stdout
    told = shell.does(clone, edit.format("s,before: 31/04/2025,before: 22/04/2025,"))
    assert "19 Apr 2025 → 21 Apr 2025" in told
    told = shell.does(clone, "git rm --quiet data/plan-89.yaml; git commit --quiet -m gone 2>&1")
    assert "89/KH-UBND" in told
    assert shell.does(clone, "git status --porcelain") == ""


class Notes(NamedTuple):
    """The comments of a merge request on a server, and what was asked of it."""

    url: str
    bodies: dict[int, str]
    asked: list[str]


TOKEN = "glpat-of-a-test"  # it opens nothing


@pytest.fixture
def notes() -> Iterator[Notes]:
    """The part of GitLab's API that tells, makes and replaces comments."""
    bodies, asked = dict[int, str](), list[str]()

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer([{"id": id_, "body": body} for id_, body in bodies.items()])

        def do_POST(self) -> None:
            self._keep(len(bodies) + 1)

        def do_PUT(self) -> None:
            self._keep(int(urlsplit(self.path).path.rsplit("/", 1)[1]))

        def _keep(self, id_: int) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"])).decode()
            bodies[id_] = parse_qs(content, strict_parsing=True)["body"][0]
            self._answer({"id": id_})

        def _answer(self, value: Any) -> None:  # as JSON has it
            asked.append(f"{self.command} {urlsplit(self.path).path}")
            content = json.dumps(value).encode()
            self.send_response(200 if self.headers["PRIVATE-TOKEN"] == TOKEN else 401)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Api)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Notes(f"http://127.0.0.1:{server.server_port}/api/v4", bodies, asked)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl")
def test_the_sample_for_gitlab(clone: Path, shell: Shell, notes: Notes, tmp_path: Path) -> None:
    """One comment, which the next run replaces; others' are left; what main changed since is not in it."""
    job = yaml.safe_load(GITLAB)["plantrack"]
    script = "\n".join(job["script"])
    notes.bodies[1] = f"I quote:\n> {MARK}"
    variables = {
        **job["variables"],
        "CI_API_V4_URL": notes.url,
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_PROJECT_ID": "42",
        "PLANTRACK_TOKEN": TOKEN,
    }
    # as a runner has it: the commit of the branch, on no branch, and no other
    shell.does(
        tmp_path,
        """
        git init --quiet ci && cd ci && git remote add origin ../shared.git
        git fetch --quiet origin correction && git checkout --quiet --detach FETCH_HEAD
        """,
    )
    edit = "sed -i 's,20/04/2025,22/04/2025,' data/plan-89.yaml; git commit -qam more; git push -q"
    for day, then in (("19 Apr 2025", edit), ("21 Apr 2025", "true")):
        shell.does(tmp_path / "ci", script, **variables)
        assert sorted(notes.bodies) == [1, 2]
        body = notes.bodies[2]
        assert body.startswith(MARK)
        assert f"14 Apr 2025 → {day}" in body
        assert "Rà soát" not in body
        shell.does(clone, then)
        shell.does(tmp_path / "ci", "git fetch -q origin correction; git checkout -q FETCH_HEAD")
    path = "/api/v4/projects/42/merge_requests/7/notes"
    assert notes.asked == [f"GET {path}", f"POST {path}", f"GET {path}", f"PUT {path}/2"]
    assert job["variables"]["PLANTRACK_SOURCE"] in Path(shell.variables["HOME"], "pip").read_text()
    # whatever fails, the job does
    for wrong in ({"PLANTRACK_TOKEN": "x"}, {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "no-such"}):
        assert shell.run(tmp_path / "ci", script, **{**variables, **wrong}).returncode != 0
    (tmp_path / "ci" / "data" / "plan-89.yaml").write_text("x: y\n", encoding="utf-8")
    assert shell.run(tmp_path / "ci", script, **variables).returncode != 0
    assert notes.bodies[2] == body


def test_the_sample_for_github(clone: Path, shell: Shell, tmp_path: Path) -> None:
    """What a pull request says stands in variables, never in the lines that are run."""
    job = yaml.safe_load(GITHUB)["jobs"]["plantrack"]
    values = {
        "github.base_ref": "main",
        "github.token": TOKEN,
        "github.event.pull_request.number": "7",
    }
    variables = {
        name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: values[found[1]], value)
        for name, value in job["env"].items()
    }
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert not [step for step in steps if "${{" in step]
    assert (
        job["defaults"]["run"]["shell"] == "bash"
    )  # which ends at the first that fails, in a pipe too
    variables["GITHUB_REPOSITORY"] = "office/plans"
    shell.offer("gh", GH)
    # as `actions/checkout` has it with the whole history: what the merge would be
    shell.does(
        tmp_path,
        """
        git clone --quiet shared.git ci && cd ci
        git checkout --quiet --detach origin/main && git merge --quiet -m merge origin/correction
        """,
    )
    for _ in range(2):
        for step in steps:
            shell.does(tmp_path / "ci", step, **variables)
    asked = Path(shell.variables["HOME"], "gh").read_text(encoding="utf-8").splitlines()
    notes = "repos/office/plans/issues/7/comments"
    listed = f"api --paginate {notes} --jq"
    assert [line for line in asked if not line.startswith(listed)] == [
        f"api --method POST {notes} --field body=@changes.md",
        "api --method PATCH repos/office/plans/issues/comments/31 --field body=@changes.md",
    ]
    body = (tmp_path / "ci" / "changes.md").read_text(encoding="utf-8")
    assert body.startswith(MARK)
    assert "14 Apr 2025 → 19 Apr 2025" in body
    assert "Rà soát" not in body
    shallow = "git clone --quiet --depth=1 --branch=correction"
    shell.does(tmp_path, f"{shallow} --no-single-branch file://$PWD/shared.git shallow")
    done = shell.run(tmp_path / "shallow", steps[2], **variables)
    assert done.returncode != 0
    assert "fetch-depth: 0" in done.stderr
