"""Word files as an office makes them, from a description in a text file.

A line is a paragraph; lines that begin with "|" are rows of a table, ended by an empty line. In a cell, "/" breaks the
line, "<" alone merges it with the one on its left, "^" alone with the one above.
"""

import re
from pathlib import Path

import docx
from docx.document import Document

FOLDER = Path(__file__).parent / "data" / "drafts" / "word"


def word_document(description: Path, to: Path) -> None:
    """Write the Word file that is described."""
    word = docx.Document()
    for block in description.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        if lines and lines[0].startswith("|"):
            _add_table(word, [line.removeprefix("|").split("|") for line in lines])
        else:
            for line in lines:
                word.add_paragraph(line)
    word.save(str(to))


def _add_table(word: Document, rows: list[list[str]]) -> None:
    table = word.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, text in enumerate(map(str.strip, row)):
            if text == "<":
                table.cell(at, column - 1).merge(table.cell(at, column))
            elif text == "^":
                table.cell(at - 1, column).merge(table.cell(at, column))
            else:
                table.cell(at, column).text = re.sub(r" ?(?<!\S)/(?!\S) ?", "\n", text)
