"""The XML of a Word document: values of its elements, and which of them are text as it is read."""

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES = f"{_MC}AlternateContent"
Element = Any  # of XML; its library has no types


def value_of(element: Element | None, name: str) -> str:
    """Return an attribute of an element, '' where either is not there."""
    return "" if element is None else str(element.get(name, ""))


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not turned off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def number_of(element: Element | None, default: int) -> int:
    """Return the number that an element holds, the default where it holds none of five digits at most."""
    return digits(value_of(element, f"{W}val"), default)


def digits(text: str, default: int) -> int:
    """Return the number that a text is, the default where it is none of five digits at most."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


# What is no text as it is read: deleted or moved away, properties.
NO_TEXT = frozenset(
    f"{W}{tag}"
    for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "tblPr", "tblGrid", "trPr", "tcPr")
)


def is_deleted(element: Element) -> bool:
    """Tell whether an element of a paragraph stands in what is no text."""
    parent = element.getparent()
    while parent is not None and parent.tag != f"{W}p":
        if parent.tag in NO_TEXT:
            return True
        parent = parent.getparent()
    return False


def hidden_styles(styles: Element) -> set[str]:
    """Return the ids of styles whose text is hidden, by themselves or by the style that they are based on."""
    all_styles = {value_of(style, f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    found = {id_ for id_, style in all_styles.items() if is_on(style.find(f"{W}rPr/{W}vanish"))}
    if not found:
        return found
    for _ in range(10):  # styles upon styles
        found |= {
            id_
            for id_, style in all_styles.items()
            if value_of(style.find(f"{W}basedOn"), f"{W}val") in found
            and style.find(f"{W}rPr/{W}vanish") is None
        }
    return found


def runs_on(paragraph: Element) -> bool:
    """Tell whether the mark at the end of a paragraph is deleted, moved away or hidden."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (
        any(mark.find(f"{W}{tag}") is not None for tag in ("del", "moveFrom"))
        or is_on(mark.find(f"{W}vanish"))
    )


def children(run: Element) -> Iterator[Element]:
    """Yield what is in a run; of what is written twice, for new readers and for old ones, the first."""
    for child in run:
        if child.tag == _ALTERNATIVES:
            yield from children(_chosen(child))
        else:
            yield child


def _chosen(alternatives: Element) -> Element:
    return next(iter(alternatives), ())


def nearest(element: Element, *tags: str) -> Iterator[Element]:
    """Yield what has one of the tags in an element and is text, but nothing within another of them."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from nearest(_chosen(child), *tags)
        elif child.tag not in NO_TEXT:
            yield from nearest(child, *tags)
