"""A second reading of the contract, sections 1.1, 1.2, 2 and 3: how obligations stand, found the slow way.

Written from its text alone and as unlike the program as can be; plain dicts, one agency at a time, no sharing. Where
the contract is silent, a comment says what is held to be meant.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from plantrack.log.event import Event

ISSUED = date(2025, 4, 9)
STEPS = {"week": 0, "month": 1, "quarter": 3, "half-year": 6, "year": 12}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Plain = dict[str, Any]


class Row(NamedTuple):
    """What is compared of an obligation."""

    agency: str
    answers: str
    occurrence: str | None
    status: str
    start: date | None
    due: date | None
    original_due: date | None
    done_on: date | None
    days_left: int | None
    days_late: int | None
    extensions: int
    reminders: int
    blocked: str | None
    events: tuple[str, ...]


def rows(
    rules: Sequence[Plain] | Plain,
    agencies: dict[str, Plain],
    events: Iterable[Event],
    day: date,
    known_on: date | None,
) -> list[Row]:
    """Return the obligations of a task delivered by all these agencies as of a day."""
    known = [e for e in events if known_on is None or e.recorded.date() <= known_on]
    counted = sorted(
        (e for e in known if e.date <= day and not taken_back(e, known) and e.event != "void"),
        key=lambda e: (e.date, e.recorded, e.id),
    )
    found: list[Row] = []
    if day < ISSUED:  # before its issue a plan has no obligations
        return found
    for agency in agencies:
        own = [e for e in counted if e.agency == agency]
        found += owed(rules, agencies, agency, own, day)
    return found


def taken_back(event: Event, known: Sequence[Event]) -> bool:
    """The event named in `re` never happened; a void can be voided."""
    return any(e.event == "void" and e.re == event.id and not taken_back(e, known) for e in known)


# -- agencies --------------------------------------------------------------------------------------


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def line(agencies: dict[str, Plain], agency: str) -> list[str]:
    """The agency and its successors."""
    following = agencies[agency].get("successor")
    return [agency, *(line(agencies, following) if following else [])]


def answering(agencies: dict[str, Plain], agency: str, day: date) -> str | None:
    """The agency, or its successor once it has ended; nobody if there is none."""
    for id_ in line(agencies, agency):
        until = day_of(agencies[id_].get("until"))
        if until is None or day <= until:
            return id_
    return None


def binds(agencies: dict[str, Plain], agency: str, start: date, due: date | None) -> bool:
    """Its life, or that of a successor down its chain, overlaps [start, due]."""
    for id_ in line(agencies, agency):
        since = day_of(agencies[id_].get("since")) or date.min
        until = day_of(agencies[id_].get("until")) or date.max
        # silent: what was due before it began binds those who were there in between
        if since <= (due or date.max) and start <= until:
            return True
    return False


# -- occurrences -----------------------------------------------------------------------------------


def planned(rules: Sequence[Plain] | Plain) -> list[Plain]:
    """What the plan sets; of a rule that recurs every period until 2028, in order."""
    several = not isinstance(rules, dict)
    found: list[Plain] = []
    for number, rule in enumerate([rules] if isinstance(rules, dict) else rules):
        if "every" in rule:
            found += [{**period, "rule": number} for period in periods(rule)]
            continue
        start: date | None = ISSUED
        due = day_of(rule.get("by"))
        if "before" in rule:
            due = date.fromisoformat(rule["before"]) - timedelta(days=1)
        if "from" in rule:
            start, due = day_of(rule["from"]), day_of(rule["to"])
        if "after" in rule:
            start = None
        name = None
        if several:
            kind = "after" if "after" in rule else "open"
            same = sum(o["name"] in (kind, f"{kind}-2") for o in found)
            name = due.isoformat() if due else f"{kind}-2" if same else kind
        found.append(
            {
                "name": name,
                "start": start,
                "due": due,
                "rule": number,
                "period": False,
                "owed": True,
            }
        )
    return told_apart(found)


def told_apart(found: list[Plain]) -> list[Plain]:
    """Periods of equal name are named by their due date; of two due on one day, the longer is owed."""
    names = [o["name"] for o in found if o["period"]]
    for o in found:
        o["dated"] = o["period"] and names.count(o["name"]) > 1
        # silent: of two as long, the first in the list
        rivals = [p for p in found if p["period"] and p["due"] == o["due"]]
        rivals.sort(key=lambda p: (not p["owed"], -p["months"], p["rule"]))
        o["gives way"] = o["period"] and o is not rivals[0]
    for o in found:
        o["owed"] = o["owed"] and not o["gives way"]
        if o["dated"]:
            o["name"] = o["due"].isoformat()
    # silent: what is named by its date is one, in whichever ways it was set; the others are not there, but
    # what comes after them is not the next for that
    single = {o["name"] for o in found if not o["period"]}
    for o in found:
        o["there"] = not (o["dated"] and (o["gives way"] or o["name"] in single))
    return found


def periods(rule: Plain) -> list[Plain]:
    """One a period that begins no later than `to`, unless due before the issue or `from`.

    One that ended before the later of the two is not owed.
    """
    months = STEPS[rule["every"]]
    first, last = day_of(rule.get("from")) or ISSUED, day_of(rule.get("to")) or date.max
    found = []
    if months == 0:
        monday = date(2024, 1, 1)
        while monday.year < 2028:
            due = monday + timedelta(days=WEEKDAYS.index(rule["on"]))
            if monday <= last and due >= max(first, ISSUED):
                start = max(monday, first, ISSUED)
                name = f"{monday:%G-W%V}"
                found.append(
                    {"name": name, "start": start, "due": due, "owed": True, "over": False}
                )
            monday += timedelta(days=7)
        return [{**o, "period": True, "months": 0, "first": n == 0} for n, o in enumerate(found)]
    for month in range(2023 * 12, 2028 * 12, months):
        begins = date(month // 12, month % 12 + 1, 1)
        in_month = month + int(rule.get("month", months)) - 1
        year, number = in_month // 12, in_month % 12 + 1
        days = monthrange(year, number)[1]
        due = date(year, number, days)
        if "by" in rule:
            due = date(year, number, min(int(rule["by"]), days))
        if "before" in rule:
            due = date(year, number, min(int(rule["before"]), days)) - timedelta(days=1)
        if begins <= last and due >= ISSUED and due >= first:
            start = max(begins, first, ISSUED)
            after = date((month + months) // 12, (month + months) % 12 + 1, 1)
            owed = after > max(first, ISSUED)
            one = {"name": named(begins, months), "start": start, "due": due}
            found.append(one | {"owed": owed, "over": not owed})
    over = sum(not o["owed"] for o in found)
    return [
        {**o, "period": True, "months": months, "first": n == over} for n, o in enumerate(found)
    ]


def named(begins: date, months: int) -> str:
    number = (begins.month - 1) // months + 1
    return (
        f"{begins.year}" + {1: f"-{number:02}", 3: f"-Q{number}", 6: f"-H{number}", 12: ""}[months]
    )


# -- what happened ---------------------------------------------------------------------------------


def owed(
    rules: Sequence[Plain] | Plain,
    agencies: dict[str, Plain],
    agency: str,
    events: Sequence[Event],
    day: date,
) -> list[Row]:
    """Return the obligations of one agency."""
    here = [
        {**o, "now": o["due"], "done": None, "dropped": False, "blocked": None, "extensions": 0,
         "reminders": 0, "events": [], "doc": False, "touched": False}
        for o in planned(rules)
    ]  # fmt: skip
    everything = list(here)
    here = [
        o for o in here if o["there"] and binds(agencies, agency, o["start"] or ISSUED, o["due"])
    ]
    for event in events:
        happen(here, everything, agencies, agency, event)
    shown = [o for o in here if listed(o, day)]
    shown.sort(key=lambda o: (o["due"] or date.max, o["name"] or ""))
    return [row(agencies, agency, o, day) for o in shown]


def happen(
    here: list[Plain],
    everything: Sequence[Plain],
    agencies: dict[str, Plain],
    agency: str,
    event: Event,
) -> None:
    """Let an event take effect, if it can."""
    kind, day = event.event.value, event.date
    if kind in ("note", "blocked", "dropped") and not (event.note or event.doc):
        return
    # silent: nothing happens at an agency before it exists; once it ended with nobody to follow, only
    # a note is made of it, or what it left is dropped
    if day < (day_of(agencies[agency].get("since")) or date.min):
        return
    if answering(agencies, agency, day) is None and kind not in ("note", "dropped"):
        return
    if kind == "received":
        if any(o["start"] is None for o in everything):  # the task awaits a document
            receive(here, event)
        return
    there = [
        o
        for o in here
        if takes(o, everything, day) and (o["owed"] or o["touched"] or o["name"] == event.re)
    ]
    target = meant(there, event)
    if target is None:
        return
    # silent: nothing but a note is recorded about what was dropped, and about what is done only that it
    # is reopened, or reminded of, as nobody may have known
    done = target["done"]
    after = done and (kind in ("progress", "blocked") or (kind == "extended" and event.date > done))
    if kind != "note":
        if (
            not apply(target, event) and not after
        ):  # what came after a delivery stands without effect
            return
        target["touched"] = True
    target["events"].append(event.id)


def receive(here: list[Plain], event: Event) -> None:
    """Open the occurrence named by `doc`; its due is not before its date."""
    if not event.doc or (event.due and event.due < event.date):
        return
    if any(o["name"] == event.doc for o in here):
        return
    new: Plain = {
        "name": event.doc, "start": event.date, "due": event.due, "period": False, "doc": True,
        "now": event.due, "done": None, "dropped": False, "blocked": None, "extensions": 0,
        "reminders": 0, "events": [], "owed": True, "touched": False,
    }  # fmt: skip
    for o in list(here):
        if o["start"] is None:  # silent: what was said while waiting is said of the first document
            new |= {key: o[key] for key in ("blocked", "reminders", "events")}
            here.remove(o)
    new["events"] = [*new["events"], event.id]
    here.append(new)


def takes(o: Plain, everything: Sequence[Plain], day: date) -> bool:
    """Tell whether an event of a day can be about it: any, but for periods after the next."""
    if o["doc"]:
        return True
    if not o["period"] or o["over"] or o["start"] <= day:
        return True
    # silent: the next is the first of those that were not over before any counted
    to_come = [
        p for p in everything if p["rule"] == o["rule"] and p["start"] > day and not p["over"]
    ]
    return bool(o["name"] == to_come[0]["name"])


def meant(there: Sequence[Plain], event: Event) -> Plain | None:
    """The only open one that has begun, else the only open one."""
    if event.re:
        return next((o for o in there if o["name"] == event.re), None)
    # silent: to be reopened is what is done
    reopening = event.event == "reopened"
    fit = [o for o in there if (o["done"] if reopening else not o["done"] and not o["dropped"])]
    begun = [o for o in fit if o["start"] is None or o["start"] <= event.date]
    fit = begun or fit
    if fit:
        return fit[0] if len(fit) == 1 else None
    # silent: with nothing open, a note is about the only one there is, all else about that which is due last
    if len(there) == 1 or (there and event.event != "note"):
        return max(there, key=lambda o: (o["now"] or date.max, o["start"] or date.max, o["name"]))
    return None


def apply(o: Plain, event: Event) -> bool:
    """Change an occurrence; return whether the event has an effect on it."""
    kind = event.event.value
    if kind == "reminded":
        o["reminders"] += 1
        return True
    if o["dropped"] or (kind == "reopened") > bool(o["done"]):
        return False
    if o["done"] and kind != "reopened" and not (kind == "extended" and event.date <= o["done"]):
        return False
    if o["start"] is None and kind in ("done", "extended"):  # silent: nothing to deliver yet
        return False
    if kind == "extended":
        # silent: neither to the same day nor to one before the start
        if event.doc is None or event.due is None or event.due == o["now"]:
            return False
        if event.due < o["start"]:
            return False
        o["now"] = event.due
        o["extensions"] += 1
    elif kind == "done":
        o["done"], o["blocked"] = event.date, None
    elif kind == "reopened":
        o["done"] = None
    elif kind == "blocked":
        o["blocked"] = event.id
    elif kind == "progress":
        o["blocked"] = None
    elif kind == "dropped":
        o["dropped"], o["blocked"] = True, None
    return True


# -- how it stands ---------------------------------------------------------------------------------


def listed(o: Plain, day: date) -> bool:
    """Periods that have begun or that something with an effect was recorded about, and the first."""
    if not o["owed"]:
        return bool(o["touched"])
    return bool(not o["period"] or o["start"] <= day or o["first"] or o["touched"])


def row(agencies: dict[str, Plain], agency: str, o: Plain, day: date) -> Row:
    """Return how an occurrence stands at the end of a day."""
    due, done = o["now"], o["done"]
    answers = answering(agencies, agency, day)
    open_ = False
    if done:
        status = "done" if due is None or done <= due else "done_late"
    elif o["dropped"] or answers is None:
        status = "closed"
    else:
        open_ = True
        if o["start"] is None:
            status = "waiting"
        elif o["start"] > day:
            status = "scheduled"
        elif due is None:
            status = "undated"
        else:
            status = "on_track" if day <= due else "overdue"
    late = {"overdue": day, "done_late": done}.get(status)
    return Row(
        agency=agency,
        answers=answers or agency,
        occurrence=o["name"],
        status=status,
        start=o["start"],
        due=due,
        original_due=o["due"],
        done_on=done,
        days_left=(due - day).days if open_ and due else None,
        days_late=(late - due).days if late else None,
        extensions=o["extensions"],
        reminders=o["reminders"],
        blocked=o["blocked"],
        events=tuple(o["events"]),
    )
