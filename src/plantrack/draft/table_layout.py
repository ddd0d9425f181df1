"""The layout of tables: each row is work, its cells what the heads of the columns say."""

import re
from collections.abc import Iterator, Mapping

from plantrack.draft import tables
from plantrack.draft.agencies import leading
from plantrack.draft.blocks import DocumentRow, Place
from plantrack.draft.found import Found, Value, clean
from plantrack.draft.outline import Node
from plantrack.draft.vocabulary import Label

Fields = Mapping[Label, Value]
WHO = (Label.LEAD, Label.BOTH)


def rows(node: Node, *, annex: bool = False) -> Iterator[Found]:
    """Find the rows of a part's tables of tasks."""
    numbers = tables.RowNumbers("" if annex else node.id)
    before: tables.Columns | None = None
    for table in node.tables:
        found = tables.columns(table)
        if found is None and before and tables.goes_on(table, before):
            found = before._replace(head=0)
        if found:
            for row in tables.task_rows(table, found, numbers):
                yield _of_row(row, found)
            before = found


def _of_row(row: tables.TaskRow, columns: tables.Columns) -> Found:
    fields = dict(_fields(row.row, row.cells, columns))
    if not set(WHO) & set(columns.of):
        names, more = leading(re.sub(r"^[\w.]{1,5}[.)]\s+", "", row.heading))
        if names and not more:  # each section names who does what stands below it
            fields[Label.LEAD] = Value(names, row.row.place)
    said = (row.title, *(text for label, text in row.cells.items() if label != Label.TITLE))
    return Found(
        row.id, row.title, row.row.place, fields, beside=tuple(it.place for it in row.others),
        rest="; ".join(clean(text) for text in said if text) if row.goes_on else None,
    )  # fmt: skip


def _fields(row: DocumentRow, cell: Mapping[Label, str], columns: tables.Columns) -> Fields:
    """Return the cells of a row by what they are, those of other columns together with their names."""
    fields: dict[Label, Value] = {
        label: Value(text, row.place)
        for label, text in cell.items()
        if label not in (Label.NUMBER, Label.TITLE) and text
    }
    for at, text in enumerate(row.cells):
        name = columns.names[at]
        if at == columns.of.get(Label.NUMBER) and text and not tables.is_number(text):
            _add(fields, Label.OTHER, f"{name}: {clean(text)}", row.place)
        if at in columns.of.values() or not text or not name:
            continue
        label = tables.kind_of(name)
        if label in (Label.OFFICER, Label.SOURCE):  # a second column of them
            before = [fields[label].text] if label in fields else []
            _add(fields, label, "\n".join([*before, text]), row.place)
        else:
            held = [fields[Label.OTHER].text] if Label.OTHER in fields else []
            _add(fields, Label.OTHER, "; ".join(map(clean, [*held, f"{name}: {text}"])), row.place)
    return fields


def _add(fields: dict[Label, Value], label: Label, text: str, place: Place) -> None:
    fields[label] = Value(text, place)
