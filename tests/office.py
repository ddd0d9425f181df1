"""A clerk at LibreOffice: opens a workbook, types into cells, saves it under another name.

Run by the Python that has LibreOffice's module `uno`, not by the tests' own.
"""

import subprocess
import sys
import tempfile
import time
from typing import Any

import uno  # type: ignore[import-not-found]  # of another Python
from com.sun.star.beans import (  # type: ignore[import-not-found]  # of another Python
    PropertyValue,
)

PIPE = f"plantrack{time.time_ns()}"


def option(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(office: "subprocess.Popen[bytes]") -> Any:
    """Return the desktop of an office that is starting."""
    services = uno.getComponentContext().ServiceManager
    resolver = services.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while office.poll() is None:
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except Exception:  # noqa: BLE001  # it listens to nobody yet; all errors of uno look alike
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit


def main(source: str, target: str, *typed: str) -> None:
    with tempfile.TemporaryDirectory() as profile:
        start = ("soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}")
        with subprocess.Popen([*start, f"--accept=pipe,name={PIPE};urp;"]) as office:
            found = desktop(office)
            book = found.loadComponentFromURL(f"file://{source}", "_blank", 0, ())
            page = book.Sheets.getByIndex(0)
            for one in typed:
                row, column, text = one.split(":", 2)
                page.getCellByPosition(int(column) - 1, int(row) - 1).Formula = text
            book.storeToURL(f"file://{target}", (option("FilterName", "Calc MS Excel 2007 XML"),))
            book.close(True)
            try:
                found.terminate()
            except Exception:  # noqa: BLE001  # it is gone before it has answered
                office.poll()


main(*sys.argv[1:])
