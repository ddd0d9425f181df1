"""Start-up as ratios: what plantrack adds to the imports that any such program needs.

Run it from the repository's root, with plantrack installed: `python benchmarks/startup.py`. Each pair runs
in turn, A B A B …, as whole processes, so that a slow moment of the machine falls on both; the median
of the ratios is printed with its bound.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 21
PLAN = Path(__file__).parent.parent / "data" / "plan-89.yaml"
TYPER = "import typer"
EVERYTHING = "import typer, rich.table, rich.console, yaml; from pydantic import BaseModel"
PAIRS = (
    ("plantrack --version", ["--version"], TYPER, 1.0),
    ("plantrack status", ["--plan", str(PLAN), "status"], EVERYTHING, 1.2),
)


def seconds(command: list[str]) -> float:
    """Return how long a process takes, in seconds."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main() -> None:
    """Print each ratio beside its bound."""
    script = str(Path(sys.executable).with_name("plantrack"))
    for name, arguments, imports, bound in PAIRS:
        ours, bare = [script, *arguments], [sys.executable, "-c", imports]
        seconds(ours), seconds(bare)
        pairs = [(seconds(ours), seconds(bare)) for _ in range(RUNS)]
        ratio = statistics.median(a / b for a, b in pairs)
        a, b = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"{name}: {ratio:.2f} x ({a:.0f} ms / {b:.0f} ms), bound {bound} x: {imports!r}")


if __name__ == "__main__":
    main()
