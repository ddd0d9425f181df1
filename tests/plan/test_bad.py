"""Every kind of bad plan and log is reported at its place with a remedy, in both languages.

A bad plan is one change of a sound one, a bad log one change of a sound log; the few that no edit can make are whole
texts, or files of `tests/bad`. What `check` says of each is in `docs/messages.md`, which `pytest --golden-update`
writes anew.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT, Run

AGENCIES = """\
agencies:
  so-a: {name: Sở A, code: SA, email: a@b.vn}
  so-b: {name: Sở B, until: 30/06/2025, successor: so-c}
  so-c: {name: Sở C, since: 01/07/2025}
"""
GROUPS = """\
groups:
  cac-so: {name: các sở, members: [so-a, so-b, so-c]}
  bao-chi: {name: báo chí}
"""
SOUND = f"""\
plan:
  id: 1/KH
  title: Kế hoạch
  issuer: UBND tỉnh
  issued: 09/04/2025
  monitor: so-a
calendar:
  off: [{{date: 2025-11-24, note: nghỉ}}]
{AGENCIES}{GROUPS}tasks:
  - id: T.1
    title: Việc một
    lead: [cac-so]
    coordinate: [bao-chi]
    deadline: {{before: 15/04/2025}}
    wording: trước ngày 15/4/2025
  - id: T.2
    title: Việc hai
    lead: [so-a]
    delivered_to: so-a
    deadline: {{after: Sau khi có văn bản, within: 10 days}}
duties:
  - {{id: D.1, who: [so-a], text: Theo dõi}}
amendments:
  - id: 2/QĐ
    issued: 01/05/2025
    tasks:
      - {{id: T.3, title: Việc ba, lead: [moi], deadline: {{every: quarter, by: 20}}}}
      - {{id: T.4, title: Việc bốn, lead: [so-c], deadline: {{within: 30 days}}}}
    groups: {{moi: {{name: nhóm mới, members: [so-b]}}}}
  - id: 3/QĐ
    issued: 02/05/2025
    tasks:
      - {{id: T.3, deadline: {{by: 30/05/2025}}, delivered_to: so-c}}
      - {{id: T.4, dropped: không còn phù hợp}}
    duties: [{{id: D.2, who: [moi], text: Báo cáo}}]
"""
# name, what stands in the sound plan, what stands there instead
PLANS = [
    ("agencies-elsewhere-missing", AGENCIES, "agencies: khong-co.yaml\n"),
    ("agencies-list", AGENCIES, "agencies: [so-a, so-b, so-c]\n"),
    ("agency-ends-before-it-begins", "since: 01/07/2025", "since: 01/07/2025, until: 30/06/2025"),
    ("agency-text", "{name: Sở C, since: 01/07/2025}", "Sở C"),
    ("amendment-before-the-plan", "issued: 01/05/2025", "issued: 08/04/2025"),
    ("amendment-changes-a-task-twice", "id: T.4, dropped: không còn phù hợp", "id: T.3, lead: [so-b]"),
    ("amendment-date-words", "issued: 02/05/2025", "issued: đầu tháng năm"),
    ("amendment-deadline-unknown-kind", "{by: 30/05/2025}", "{til: 30/05/2025}"),
    ("amendment-deliverers-without-members", "delivered_to: so-c", "lead: [bao-chi]"),
    ("amendment-drops-a-duty-not-there", "id: D.2, who: [moi], text: Báo cáo", "id: D.3, dropped: thừa"),
    ("amendment-drops-a-task-not-there", "{id: T.4, dropped", "{id: II.4, dropped"),
    ("amendment-drops-without-a-reason", "dropped: không còn phù hợp", "dropped: "),
    ("amendment-duty-id-of-a-task", "id: D.2", "id: T.3"),
    ("amendment-empties-a-group", "members: [so-b]}", "members: []}"),
    ("amendment-from-after-to", "{by: 30/05/2025}", "{from: 15/05/2025, to: 14/05/2025}"),
    ("amendment-group-as-receiver", "delivered_to: so-c", "delivered_to: cac-so"),
    ("amendment-group-in-group", "members: [so-b]}", "members: [bao-chi]}"),
    ("amendment-group-named-like-agency", "groups: {moi: ", "groups: {so-a: {name: x}, moi: "),
    ("amendment-id-of-the-plan", "id: 2/QĐ", "id: 1/KH"),
    ("amendment-id-twice", "id: 3/QĐ", "id: 2/QĐ"),
    ("amendment-is-text", "{id: T.4, dropped: không còn phù hợp}", "T.4"),
    ("amendment-lead-empty", "delivered_to: so-c", "lead: []"),
    ("amendment-list-same-day-twice", "{by: 30/05/2025}", "[{by: 30/05/2025}, {before: 31/05/2025}]"),
    ("amendment-missing-id", "- id: 3/QĐ\n    issued", "- issued"),
    ("amendment-missing-issued", "    issued: 02/05/2025\n", ""),
    ("amendment-new-duty-incomplete", "who: [moi], text: Báo cáo", "text: Báo cáo"),
    ("amendment-new-group-without-name", "name: nhóm mới, ", ""),
    ("amendment-new-task-incomplete", "lead: [moi], deadline: {every: quarter, by: 20}", "product: Báo cáo"),
    ("amendment-out-of-order", "issued: 02/05/2025", "issued: 30/04/2025"),
    ("amendment-task-id-of-a-duty", "id: T.4, title", "id: D.1, title"),
    ("amendment-task-misspelt", "id: T.3, deadline", "id: T3, deadline"),
    ("amendment-unknown-duty-bearer", "who: [moi]", "who: [moii]"),
    ("amendment-unknown-key", "dropped: không còn phù hợp", "droped: không còn phù hợp"),
    ("amendment-unknown-lead", "lead: [moi]", "lead: [moi-x]"),
    ("amendment-unknown-member", "members: [so-b]}", "members: [so-d]}"),
    ("amendment-unknown-receiver", "delivered_to: so-c", "delivered_to: so-cc"),
    ("bytes-control", "title: Kế hoạch", "title: K\x07"),
    ("bytes-nul", "title: Kế hoạch", "title: K\x00"),
    ("calendar-text", "calendar:\n  off: [{date: 2025-11-24, note: nghỉ}]", "calendar: nghỉ"),
    ("comma-in-text", "văn bản, within: 10 days", "văn bản của bộ, ngành"),
    ("conflict-markers", "  title: Kế hoạch", "<<<<<<< HEAD\n  title: Kế hoạch\n=======\n  title: Khác\n>>>>>>> nhanh"),
    ("date-bare-number", "before: 15/04/2025", "before: 20250415"),
    ("date-short-year", "before: 15/04/2025", "before: 15/4/25"),
    ("date-epoch", "before: 15/04/2025", "before: 1744675200"),
    ("date-february-30", "before: 15/04/2025", "before: 2025-02-30"),
    ("date-month-first", "before: 15/04/2025", "before: 4/15/2025"),
    ("date-no-such-day", "before: 15/04/2025", "before: 31/04/2025"),
    ("date-no-year", "before: 15/04/2025", "before: 15/4"),
    ("date-two-digit-year", "before: 15/04/2025", "before: 15/4/25"),
    ("date-with-time", "before: 15/04/2025", "before: 2025-04-15T08:00"),
    ("date-words", "before: 15/04/2025", "before: giữa tháng tư"),
    ("date-year-0205", "before: 15/04/2025", "before: 15/4/0205"),
    ("date-year-20225", "before: 15/04/2025", "before: 15/4/20225"),
    ("deadline-empty-list", "{before: 15/04/2025}", "[]"),
    ("deadline-empty", "before: 15/04/2025", ""),
    ("deadline-is-text", "{before: 15/04/2025}", "15/04/2025"),
    ("deadline-two-kinds", "before: 15/04/2025", "before: 15/04/2025, by: 15/04/2025"),
    ("deliverers-without-members", "delivered_to: so-a", "delivered_by: [bao-chi]"),
    ("duty-id-of-a-task", "id: D.1", "id: T.1"),
    ("email-no-at", "email: a@b.vn", "email: a.b.vn"),
    ("email-two-at", "email: a@b.vn", "email: a@b@c.vn"),
    ("email-with-newline", "email: a@b.vn", 'email: "a@b.vn\\nBcc: x@y.vn"'),
    ("every-before-and-by", "before: 15/04/2025", "every: month, before: 5, by: 6"),
    ("every-day-32", "before: 15/04/2025", "every: month, by: 32"),
    ("every-day-is-a-date", "before: 15/04/2025", "every: month, before: 15/04/2025"),
    ("every-from-after-to", "before: 15/04/2025", "every: month, from: 15/05/2025, to: 14/05/2025"),
    ("every-month-not-a-number", "before: 15/04/2025", "every: quarter, month: cuối"),
    ("every-month-outside", "before: 15/04/2025", "every: quarter, month: 16"),
    ("every-month-zero", "before: 15/04/2025", "every: quarter, month: 0"),
    ("every-on-a-month", "before: 15/04/2025", "every: month, on: friday"),
    ("every-unknown", "before: 15/04/2025", "every: day"),
    ("every-week-by", "before: 15/04/2025", "every: week, on: friday, by: 5"),
    ("every-week-on-what", "before: 15/04/2025", "every: week, on: thứ Sáu"),
    ("every-week-without-on", "before: 15/04/2025", "every: week"),
    ("former-id-in-an-amendment-of-the-task", "id: T.3, deadline", "id: T.3, former: [T.9], deadline"),
    ("former-id-is-text", "  - id: T.2", "  - id: T.2\n    former: T.9"),
    ("former-id-of-a-duty", "  - id: T.2", "  - id: T.2\n    former: [D.1]"),
    ("former-id-of-a-later-task", "  - id: T.2", "  - id: T.2\n    former: [T.4]"),
    ("former-id-of-another-task", "  - id: T.2", "  - id: T.2\n    former: [T.9, T.1]"),
    ("former-id-of-the-task-itself", "  - id: T.2", "  - id: T.2\n    former: [T.2]"),
    ("former-id-of-two-tasks", "id: T.3, title: Việc ba, lead: [moi], deadline: {every: quarter, by: 20}}\n      - {id: T.4,", "id: T.3, former: [T.9], title: Việc ba, lead: [moi], deadline: {every: quarter, by: 20}}\n      - {id: T.4, former: [T.9],"),
    ("former-id-with-space", "  - id: T.2", "  - id: T.2\n    former: [mục 9]"),
    ("from-after-to", "before: 15/04/2025", "from: 15/05/2025, to: 14/05/2025"),
    ("from-without-to", "before: 15/04/2025", "from: 15/04/2025"),
    ("group-as-monitor", "  monitor: so-a\n", "  monitor: cac-so\n"),
    ("group-as-receiver", "delivered_to: so-a", "delivered_to: cac-so"),
    ("group-as-successor", "successor: so-c", "successor: cac-so"),
    ("group-in-group", "members: [so-a, so-b, so-c]", "members: [so-a, bao-chi]"),
    ("group-named-like-agency", "bao-chi: {name: báo chí}", "so-a: {name: báo chí}"),
    ("groups-text", GROUPS, "groups: các sở\n"),
    ("id-upper-case", "so-c: {name: Sở C", "So-C: {name: Sở C"),
    ("id-with-marks", "so-c: {name: Sở C", "sở-c: {name: Sở C"),
    ("id-with-space", "so-c: {name: Sở C", "so c: {name: Sở C"),
    ("language-unknown", "calendar:\n", "  language: fr\ncalendar:\n"),
    ("lead-empty", "lead: [cac-so]", "lead: []"),
    ("lead-group-without-members", "lead: [cac-so]", "lead: [bao-chi]"),
    ("lead-nested", "lead: [cac-so]", "lead: [[cac-so]]"),
    ("lead-text", "lead: [cac-so]", "lead: cac-so"),
    ("list-same-day-twice", "{before: 15/04/2025}", "[{before: 15/04/2025}, {by: 14/04/2025}]"),
    ("list-same-period-twice", "{before: 15/04/2025}", "[{every: month, by: 5}, {by: 15/04/2025}, {every: month, by: 5}]"),
    ("missing-agency-name", "name: Sở C, ", ""),
    ("missing-duty-text", ", text: Theo dõi", ""),
    ("missing-duty-who", "who: [so-a], ", ""),
    ("missing-id", "  id: 1/KH\n", ""),
    ("missing-issued", "  issued: 09/04/2025\n", ""),
    ("missing-issuer", "  issuer: UBND tỉnh\n", ""),
    ("missing-monitor", "  monitor: so-a\n", ""),
    ("missing-note-of-day-off", ", note: nghỉ", ""),
    ("missing-task-deadline", "    deadline: {before: 15/04/2025}\n", ""),
    ("missing-task-lead", "    lead: [cac-so]\n", ""),
    ("missing-task-title", "    title: Việc một\n", ""),
    ("missing-title", "  title: Kế hoạch\n", ""),
    ("lead-of-a-later-group", "lead: [cac-so]", "lead: [moi]"),
    ("misspelt-lead", "lead: [cac-so]", "lead: [cac-s0]"),
    ("period-half-3", "before: 15/04/2025", "by: 2025-H3"),
    ("period-month-13", "before: 15/04/2025", "by: 2025-13"),
    ("period-one-digit-month", "before: 15/04/2025", "by: 2025-5"),
    ("period-quarter-5", "before: 15/04/2025", "by: 2025-Q5"),
    ("period-roman", "before: 15/04/2025", "by: Quý II/2025"),
    ("period-week", "before: 15/04/2025", "by: 2025-W16"),
    ("soon-list", "calendar:\n", "  soon: [7]\ncalendar:\n"),
    ("soon-negative", "calendar:\n", "  soon: -1\ncalendar:\n"),
    ("soon-not-a-number", "calendar:\n", "  soon: bảy\ncalendar:\n"),
    ("successor-itself", "successor: so-c", "successor: so-b"),
    ("successor-too-late", "since: 01/07/2025", "since: 02/07/2025"),
    ("successor-without-end", ", code: SA", ", successor: so-c"),
    ("successors-in-a-circle", "since: 01/07/2025", "until: 31/12/2025, successor: so-b"),
    ("task-id-empty", "- id: T.1", "- id: "),
    ("task-id-twice", "- id: T.2", "- id: T.1"),
    ("task-id-with-space", "- id: T.1", "- id: T 1"),
    ("term-fraction", "within: 10 days", "within: 1.5 days"),
    ("term-hours", "within: 10 days", "within: 24 hours"),
    ("term-huge", "within: 10 days", "within: 99999 days"),
    ("term-no-unit", "within: 10 days", "within: 10"),
    ("term-vietnamese", "within: 10 days", "within: 10 ngày"),
    ("term-zero", "within: 10 days", "within: 0 days"),
    ("timezone-folder", "calendar:\n", "  timezone: Asia\ncalendar:\n"),
    ("timezone-outside", "calendar:\n", "  timezone: ../../etc/passwd\ncalendar:\n"),
    ("timezone-unknown", "calendar:\n", "  timezone: Hà Nội\ncalendar:\n"),
    ("title-empty", "title: Việc một", "title: "),
    ("title-list", "title: Việc một", "title: [Việc, một]"),
    ("title-mapping", "title: Việc một", "title: {a: b}"),
    ("to-without-from", "before: 15/04/2025", "to: 15/04/2025"),
    ("unknown-agency-key", ", code: SA", ", cod: SA"),
    ("unknown-coordinator", "coordinate: [bao-chi]", "coordinate: [truyen-hinh]"),
    ("unknown-deadline-kind", "before: 15/04/2025", "til: 15/04/2025"),
    ("unknown-duty-bearer", "who: [so-a]", "who: [so-aaa]"),
    ("unknown-key-in-deadline", "before: 15/04/2025", "before: 15/04/2025, note: x"),
    ("unknown-lead", "lead: [cac-so]", "lead: [cac-sở]"),
    ("unknown-member", "members: [so-a, so-b, so-c]", "members: [so-a, so-b, so-d]"),
    ("unknown-monitor", "  monitor: so-a\n", "  monitor: so-x\n"),
    ("unknown-plan-key", "  monitor: so-a\n", "  monitr: x\n  monitor: so-a\n"),
    ("unknown-receiver", "delivered_to: so-a", "delivered_to: so-aa"),
    ("unknown-successor", "successor: so-c", "successor: so-d"),
    ("unknown-task-key", "coordinate: [bao-chi]", "cordinate: [bao-chi]"),
    ("unknown-top-key", "duties:\n", "dutys:\n"),
    ("yaml-alias-without-anchor", "lead: [cac-so]", "lead: *x"),
    ("yaml-at-sign", "title: Kế hoạch", "title: @Kế hoạch"),
    ("yaml-backtick", "title: Kế hoạch", "title: `Kế hoạch`"),
    ("yaml-colon", "title: Kế hoạch", "title: Kế hoạch: triển khai"),
    ("yaml-contains-itself", "lead: [cac-so]", "lead: &x [*x]"),
    ("yaml-custom-tag", "title: Kế hoạch", "title: !kh Kế hoạch"),
    ("yaml-duplicate-agency", "so-b: {name: Sở B", "so-a: {name: Sở B"),
    ("yaml-duplicate-key", "title: Kế hoạch", "title: Kế hoạch\n  title: Khác"),
    ("yaml-escape", "title: Kế hoạch", 'title: "C:\\Kế hoạch"'),
    ("yaml-indentation", "issuer: UBND tỉnh", " issuer: UBND tỉnh"),
    ("yaml-int-tag", "id: 1/KH", "id: !!int 1"),
    ("yaml-key-is-a-list", "id: 1/KH", "id: 1/KH\n  ? [a, b]\n  : c"),
    ("yaml-merge-key", "id: 1/KH", "id: 1/KH\n  <<: {x: y}"),
    ("yaml-no-colon", "issuer: UBND tỉnh", "issuer UBND tỉnh"),
    ("yaml-open-brace", "15/04/2025}", "15/04/2025"),
    ("yaml-open-bracket", "lead: [cac-so]", "lead: [cac-so"),
    ("yaml-open-quote", "title: Kế hoạch", 'title: "Kế hoạch'),
    ("yaml-python-tag", "title: Kế hoạch", "title: !!python/name:os.system x"),
    ("yaml-tab", "  title: Kế hoạch", "\ttitle: Kế hoạch"),
    ("yaml-text-too-long", "Kế hoạch", "kế hoạch " * 1200),
]  # fmt: skip
NOTE = '{"id": "e0", "recorded": "2025-04-10T08:00:00+07:00", "by": "Hoa", "date": "2025-04-10", "task": "T.1", "agency": "so-b", "event": "note", "note": "x"}\n'
DONE = '{"id": "e1", "recorded": "2025-04-14T09:00:00+07:00", "by": "Lan", "date": "2025-04-14", "task": "T.1", "agency": "so-a", "event": "done"}'
SOUND_LOG = f"{NOTE}{DONE}\n"
AGAIN = DONE.replace("e1", "e2")
# name, what stands in the sound log, what stands there instead
LOGS = [
    ("log-agency-not-bound", '"T.1", "agency": "so-a", "event": "done"', '"T.2", "agency": "so-b", "event": "progress"'),
    ("log-before-the-agency", '"agency": "so-a", "event": "done"', '"agency": "so-c", "event": "progress"'),
    ("log-blocked-without-text", '"done"', '"blocked"'),
    ("log-conflict", DONE, f"<<<<<<< HEAD\n{DONE}\n=======\n{AGAIN}\n>>>>>>> nhanh"),
    ("log-cut", DONE + "\n", DONE[:60]),
    ("log-date-3000", '"date": "2025-04-14"', '"date": "3000-01-01"'),
    ("log-date-day-first", '"date": "2025-04-14"', '"date": "14/04/2025"'),
    ("log-date-epoch", '"date": "2025-04-14"', '"date": "1744588800"'),
    ("log-date-number", '"date": "2025-04-14"', '"date": 20250414'),
    ("log-done-before-document", '"T.1", "agency": "so-a"', '"T.2", "agency": "so-a"'),
    ("log-document-due-before-it-came", '"T.1", "agency": "so-a", "event": "done"', '"T.2", "agency": "so-a", "event": "received", "doc": "1", "due": "2025-04-13"'),
    ("log-done-twice", DONE, f"{DONE}\n{AGAIN}"),
    ("log-dropped-without-reason", '"done"', '"dropped"'),
    ("log-due-on-done", '"done"', '"done", "due": "2025-05-01"'),
    ("log-empty-id", '"e1"', '""'),
    ("log-extended-without-document", '"done"', '"extended", "due": "2025-05-01"'),
    ("log-extended-without-due", '"done"', '"extended", "doc": "1"'),
    ("log-id-of-another", '"e1"', '"e0"'),
    ("log-in-the-future", '"2025-04-14", "task": "T.1", "agency": "so-a", "event": "done"', '"2199-01-01", "task": "T.1", "agency": "so-a", "event": "progress"'),
    ("log-list", DONE, "[]"),
    ("log-no-agency", '"agency": "so-a", ', ""),
    ("log-no-date", '"date": "2025-04-14", ', ""),
    ("log-no-event", ', "event": "done"', ""),
    ("log-no-id", '"id": "e1", ', ""),
    ("log-no-recorded", '"recorded": "2025-04-14T09:00:00+07:00", ', ""),
    ("log-no-such-date", '"date": "2025-04-14"', '"date": "2025-02-30"'),
    ("log-no-task", '"task": "T.1", "agency": "so-a"', '"agency": "so-a"'),
    ("log-not-json", DONE, "xin chào"),
    ("log-note-without-text", '"done"', '"note"'),
    ("log-number", DONE, "1"),
    ("log-received-twice", DONE, "\n".join(line.replace("T.1", "T.2").replace('"done"', '"received", "doc": "1"') for line in (DONE, AGAIN))),
    ("log-received-without-document", '"T.1", "agency": "so-a", "event": "done"', '"T.2", "agency": "so-a", "event": "received"'),
    ("log-recorded-a-day", '"recorded": "2025-04-14T09:00:00+07:00"', '"recorded": "2025-04-14"'),
    ("log-recorded-without-zone", '"recorded": "2025-04-14T09:00:00+07:00"', '"recorded": "2025-04-14T09:00:00"'),
    ("log-reopened-not-done", '"done"', '"reopened"'),
    ("log-requested-without-due", '"done"', '"requested", "doc": "1"'),
    ("log-two-objects", DONE, f"{DONE},{AGAIN}"),
    ("log-unknown-agency", '"agency": "so-a"', '"agency": "so-z"'),
    ("log-unknown-event", '"done"', '"finished"'),
    ("log-unknown-key", '"done"', '"done", "dok": "1"'),
    ("log-unknown-occurrence", '"done"', '"done", "re": "2025-Q1"'),
    ("log-unknown-task", '"task": "T.1", "agency": "so-a"', '"task": "T.9", "agency": "so-a"'),
    ("log-void-of-nothing", '"done"', '"void", "re": "zzz"'),
    ("log-void-without-id", '"done"', '"void"'),
]  # fmt: skip
# name, the whole plan
WHOLE = [
    ("encoding-latin", b"plan:\n  title: caf\x80\n"),
    ("encoding-utf16", b"\xff\xfe" + SOUND.encode("utf-16-le")),
    ("encoding-utf16-be", b"\xfe\xff" + SOUND.encode("utf-16-be")),
    ("yaml-alias-bomb", "".join(f"{name}: &{name} [{','.join([of] * 9)}]\n" for name, of in zip("abcdefghi", ["x", *(f"*{of}" for of in "abcdefgh")], strict=True)).encode()),
    ("yaml-empty", b""),
    ("yaml-list", "- một\n- hai\n".encode()),
    ("yaml-nested-too-deep", f"plan: {'[' * 30}{']' * 30}\n".encode()),
    ("yaml-only-comment", "# kế hoạch\n".encode()),
    ("yaml-text", "Kế hoạch 89/KH-UBND\n".encode()),
    ("yaml-two-documents", f"{SOUND}---\n{SOUND}".encode()),
]  # fmt: skip
# What a report as of today leaves out, or what has no effect on it.
ONLY_CHECK = {"log-in-the-future", "log-void-of-nothing"}
PLAN, LOG = "plan-1.yaml", "plan-1.log.jsonl"
PAGE = ROOT / "docs" / "messages.md"
INTRODUCTION = """\
# What `plantrack check` says

One row for each case of `tests/plan/test_bad.py`, made by the tests from what the program prints: the case, where the
first problem is (line:column), and the message in both languages.

| case | at | tiếng Việt | English |
|---|---|---|---|
"""


class Case(NamedTuple):
    """A plan and a log of which one is bad, and which."""

    plan: bytes
    log: bytes
    bad: str

    def put(self) -> None:
        Path(PLAN).write_bytes(self.plan)
        Path(LOG).write_bytes(self.log)


def edited(sound: str, old: str, new: str) -> bytes:
    assert sound.count(old) == 1, old
    return sound.replace(old, new).encode()


def cases() -> dict[str, Case]:
    files = [(path.stem, path.read_bytes()) for path in (ROOT / "tests" / "bad").iterdir()]
    plans = [(name, edited(SOUND, old, new)) for name, old, new in PLANS]
    logs = [(name, edited(SOUND_LOG, old, new)) for name, old, new in LOGS]
    return {
        **{name: Case(plan, b"", PLAN) for name, plan in (*plans, *WHOLE, *files)},
        **{name: Case(SOUND.encode(), log, LOG) for name, log in logs},
    }


CASES = dict(sorted(cases().items()))


def first(run: Run, language: str, file: str) -> tuple[str, str]:
    """Return the place and the message of the first problem."""
    ran = run("--lang", language, "--plan", PLAN, "check")
    assert (ran.code, ran.err) == (1, ""), ran
    line = ran.out.splitlines()[0]
    name, place = line.split(": ", 1)[0].split(":", 1)
    assert name == file
    severity, message = line.split(": ", 2)[1:]
    assert severity == "error"
    return place, message


def row(run: Run, name: str) -> str:
    """Return the line of the page on a case."""
    CASES[name].put()
    (place, vi), (other, en) = (first(run, lang, CASES[name].bad) for lang in ("vi", "en"))
    assert place == other
    assert vi != en
    vi, en = (text.replace("|", "\\|").replace("<", "&lt;")[:300] for text in (vi, en))
    return f"| {name} | {place} | {vi} | {en} |\n"


def test_what_is_sound_is_sound(run: Run) -> None:
    """So that each bad plan and log is bad for one reason."""
    Case(SOUND.encode(), SOUND_LOG.encode(), "").put()
    assert run("--plan", PLAN, "check", "--strict") == (0, "", "")


def test_the_page_has_every_case(run: Run, request: pytest.FixtureRequest) -> None:
    """At least 120, in order, and no other; what each row says is the next test's."""
    if request.config.getoption("--golden-update"):
        PAGE.write_text(INTRODUCTION + "".join(row(run, name) for name in CASES), encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    assert page.startswith(INTRODUCTION)
    rows = page.removeprefix(INTRODUCTION).splitlines()
    assert [line.split(" | ")[0] for line in rows] == [f"| {name}" for name in CASES]
    assert len(rows) >= 120


@pytest.mark.parametrize("name", CASES)
def test_the_page_says_what_the_program_says(
    run: Run, request: pytest.FixtureRequest, name: str
) -> None:
    """In both languages; a reading command stops too, or tells of the line and goes on."""
    said = row(run, name)
    if not request.config.getoption("--golden-update"):  # another process may be writing it
        assert said in PAGE.read_text(encoding="utf-8").splitlines(keepends=True)
    assert CASES[name].bad in run("--plan", PLAN, "status").err or name in ONLY_CHECK


# PyYAML where no libyaml was at hand when it was built.
WITHOUT_LIBYAML = "import sys; sys.modules['yaml._yaml'] = None"
ESCAPES = (r"\q", r"\x4", r"\ud800", r"\U00110000", r"\UFFFFFFFF")


def test_without_libyaml_all_is_said_alike(folder: Path) -> None:
    """The same lines and messages, by PyYAML's own parser; a column may be the one beside."""
    texts = [
        *(case.plan for case in CASES.values() if case.bad == PLAN),
        *(f'plan:\n  id: "{escape}"\n'.encode() for escape in ESCAPES),
    ]
    names = [f"plan-{number:03}.yaml" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_bytes(text)

    def said(start: str, *command: str) -> list[str]:
        script = f"{start}\nfrom plantrack.__main__ import main\nmain()"
        done = subprocess.run(
            [sys.executable, "-c", script, *command],
            cwd=folder,
            env={**os.environ, "PLANTRACK_LANG": "en"},
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
        )
        assert (done.returncode, done.stderr) == (command[0] == "check", "")
        return re.sub(r"(yaml:\d+:)\d+", r"\1", done.stdout).splitlines()

    for command in ("check", *names), ("--plan", "89", "status"):
        expected = said("", *command)
        assert said(WITHOUT_LIBYAML, *command) == expected
        assert len(expected) > 10


@pytest.mark.parametrize("name", [name for name, *_ in LOGS])
def test_what_a_log_is_told_to_be_mended_with_mends_it(run: Run, name: str) -> None:
    """The command in the message, word for word; the rest is said to be restored from git."""
    CASES[name].put()
    _, message = first(run, "en", LOG)
    command = re.search(r"plantrack (log .*)", message)
    if command:
        ran = run("--plan", PLAN, *command[1].split())
        assert (ran.code, ran.err) == (0, "")
        assert run("--plan", PLAN, "check").code == 0
    assert command or re.search("from git|git's markers|cut off", message)


@pytest.mark.parametrize("name", ["yaml-alias-bomb", "yaml-contains-itself", "encoding-utf16"])
def test_hostile_files_are_refused_by_every_command(run: Run, name: str) -> None:
    """One line each, stdout empty."""
    CASES[name].put()
    for command in (
        ["status"],
        ["show", "T.1"],
        ["history"],
        ["log", "T.1", "note", "--note", "x"],
    ):
        ran = run("--plan", PLAN, *command)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"{PLAN}:")
