"""Pages and reports on stdout, in the format asked for."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from plantrack.cli.pager import write_paged
from plantrack.cli.streams import write
from plantrack.cli.world import World
from plantrack.formats import json_objects
from plantrack.pages.listing import grouped, listing
from plantrack.pages.page import Page, text
from plantrack.report.report import Report
from plantrack.words.words import Sentence, Words

Format = Literal["table", "json", "jsonl", "csv", "md"]
FOR_READERS: tuple[Format, ...] = ("table", "md")  # the others are for programs


class Output(NamedTuple):
    """Where results are written, as suits whoever reads them; `headings` are those of CSV for people."""

    world: World
    headings: Words | None = None

    def show(self, page: Page, form: Format = "table") -> None:
        """Write a page on stdout."""
        if form == "md":
            from plantrack.formats import markdown

            write(markdown.render(page))
        else:
            from plantrack.formats import terminal

            rendered = terminal.render(page, self.world.width, color=self.world.colored)
            write_paged(rendered, self.world, Words(page.language))

    def say(self, *told: str) -> None:
        """Write sentences on stdout, a line each."""
        self.show(Page("", (text("paragraph", *told),)))

    def show_report(
        self,
        found: Report,
        words: Words,
        form: Format,
        compose: Callable[[Report, Words], Page],
        *,
        detailed: bool = False,
    ) -> None:
        """Write a report in the format asked for; readers get the page that is composed of it."""
        match form:
            case "json":
                write(json_objects.report_json(found, words, detailed=detailed))
            case "jsonl":
                write(json_objects.report_jsonl(found, words))
            case "csv":
                from plantrack.formats import csv_tables

                write(csv_tables.report_csv(found, words, self.headings))
            case _:
                self.show(compose(found, words), form)

    def list_rows(
        self,
        found: Report,
        words: Words,
        form: Format,
        empty: Sentence,
        view: Callable[[Report, Words], Page] | None = None,
        *,
        long: bool = True,
    ) -> None:
        """Write obligations, a row each or those alike together; that there is none, only at a terminal."""
        if form in FOR_READERS and not found.obligations and not self.world.terminal:
            return
        compose = listing if long else grouped
        page = view or (lambda found, words: compose(found, words, empty))
        self.show_report(found, words, form, page)
