"""Start-up as ratios: what plantrack adds to the imports that any such program needs.

Run it from the repository's root, with plantrack installed: `python benchmarks/startup.py`. Each pair runs
in turn, A B A B …, as whole processes, so that a slow moment of the machine falls on both; the median
of the ratios is printed with its bound. What is compiled is kept, as an installed program has it.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 21
PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
TYPER = "import typer"
EVERYTHING = "import typer, rich.table, rich.console, yaml; from pydantic import BaseModel"
# typer reads options by pydantic, most of which is imported only then, and so by any program that has one.
PROGRAM = f"""
{EVERYTHING}
from typing import Annotated
class Model(BaseModel):
    number: int
def command(word: Annotated[str, typer.Option()] = "x") -> None:
    Model(number=1)
app = typer.Typer()
app.command()(command)
app([])
"""
# An environment may keep Python from it, and the program's sources would be compiled in every run.
COMPILED = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
STATUS = ["--plan", str(PLAN), "status"]
PAIRS = (
    ("plantrack --version", ["--version"], TYPER, 1.0),
    ("plantrack status", STATUS, EVERYTHING, 1.3),
    ("plantrack status", STATUS, PROGRAM, 1.1),
)


def seconds(command: list[str]) -> float:
    """Return how long a process takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, env=COMPILED, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Print each ratio beside its bound."""
    script = str(Path(sys.executable).with_name("plantrack"))
    for name, arguments, imports, bound in PAIRS:
        against = "a program with one option and one model" if imports == PROGRAM else repr(imports)
        ours, bare = [script, *arguments], [sys.executable, "-c", imports]
        seconds(ours), seconds(bare)
        pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
        ratio = statistics.median(a / b for a, b in pairs)
        a, b = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{name}: {ratio:.2f} x ({a:.0f} ms / {b:.0f} ms), bound {bound} x: {against}")


if __name__ == "__main__":
    main()
