"""The Spark block of docs/many-plans.md does what it shows."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.test_readme import replayed
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "many-plans.md").read_text(encoding="utf-8")
# One thread, and nothing that listens but to this machine.
SETTINGS = """\
spark.master local[1]
spark.ui.enabled false
spark.ui.showConsoleProgress false
spark.driver.memory 512m
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.sql.shuffle.partitions 1
"""


@pytest.mark.skipif(
    not find_spec("pyspark"), reason="there is no pyspark: .ci/requirements-spark.txt"
)
@pytest.mark.skipif(
    not (os.environ.get("JAVA_HOME") or shutil.which("java")), reason="there is no Java"
)
def test_the_spark_block_prints_what_the_page_shows(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After the blocks that write the files, as DuckDB's questions come after them."""
    written, _, _ = PAGE.partition("[DuckDB](")
    replayed(written, folder, tmp_path_factory.mktemp("programs") / "bin")
    found = re.search(
        r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found
    block, shown = found.groups()
    settings = tmp_path_factory.mktemp("spark")
    (settings / "spark-defaults.conf").write_text(SETTINGS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", block],
        env={
            **{name: os.environ[name] for name in ("PATH", "JAVA_HOME") if name in os.environ},
            "HOME": str(settings),
            "SPARK_CONF_DIR": str(settings),
            "SPARK_LOCAL_IP": "127.0.0.1",
        },
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == shown.strip()
