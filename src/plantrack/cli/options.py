"""Options that several commands share."""

from typing import Annotated, get_args

import typer

from plantrack.cli.completion import agencies, events, officers, sources, statuses, tasks
from plantrack.cli.keywords import StatusesMeant, keyword_parser, statuses_parser
from plantrack.cli.option_types import (
    AGENCY,
    CHOICE,
    DATE,
    EVENT,
    LANGUAGES,
    NAME,
    TASK,
    TEXT,
    Help,
    When,
    choice_option,
    date_option,
    text_option,
)
from plantrack.cli.output import Format
from plantrack.log.event import EventKind
from plantrack.words.words import Language, Sentence

AsOf = Annotated[
    When | None,
    date_option("--as-of", end=True),
    Help(
        Sentence(
            "Tình hình đến hết ngày này, ví dụ 15/4/2025 hoặc “hôm qua” (mặc định: hôm nay).",
            "How things stood at the end of this day, such as 2025-04-15 or yesterday (default: today).",
        ),
        DATE,
    ),
]
KnownOn = Annotated[
    When | None,
    date_option("--known-on", end=True),
    Help(
        Sentence(
            "Chỉ theo số liệu ghi nhận đến hết ngày này.",
            "Count only what was recorded by the end of this day.",
        ),
        DATE,
    ),
]
Since = Annotated[
    When | None,
    date_option("--since"),
    Help(
        Sentence(
            "Thay đổi so với tình hình đến hết ngày này (mặc định: ngày cuối tháng trước).",
            "What changed since the end of this day (default: the last day of the month before).",
        ),
        DATE,
    ),
]
FORMATS: tuple[Format, ...] = get_args(Format)
_NAMES, _LAST = ", ".join(FORMATS[:-1]), FORMATS[-1]
FORMAT = Help(
    Sentence(
        f"{_NAMES} hoặc {_LAST} (với check: text hoặc json).",
        f"{_NAMES} or {_LAST} (for check: text or json).",
    ),
    CHOICE,
)
InFormat = Annotated[Format, choice_option("--format", FORMATS), FORMAT]
Headings = Annotated[
    Language | None,
    choice_option("--headings", LANGUAGES),
    Help(
        Sentence(
            "Với --format csv: tên cột, tình trạng, ngày như trên màn hình, bằng tiếng Việt (vi) hoặc tiếng Anh (en).",
            "With --format csv: headings, statuses and dates as on the screen, in Vietnamese (vi) or English (en).",
        ),
        CHOICE,
    ),
]
Tasks = Annotated[
    list[str] | None,
    typer.Option("--task", autocompletion=tasks),
    Help(
        Sentence(
            "Chỉ nhiệm vụ này (mã, tên hoặc vài từ của tên; dùng được nhiều lần).",
            "Only this task (id, name or words of it; repeatable).",
        ),
        TASK,
    ),
]
Agencies = Annotated[
    list[str] | None,
    typer.Option("--agency", autocompletion=agencies),
    Help(
        Sentence(
            "Chỉ cơ quan hoặc nhóm này (mã, tên viết tắt, tên hoặc vài từ của tên; dùng được nhiều lần).",
            "Only this agency or group (id, code, name or words of it; repeatable).",
        ),
        AGENCY,
    ),
]
Monitor = Annotated[
    str | None,
    text_option("--monitor", autocompletion=agencies),
    Help(
        Sentence(
            "Chỉ thư, công văn về các kế hoạch do cơ quan này theo dõi.",
            "Only letters about the plans that this agency follows.",
        ),
        AGENCY,
    ),
]
Statuses = Annotated[
    list[StatusesMeant] | None,
    typer.Option("--status", parser=statuses_parser("--status"), autocompletion=statuses),
    Help(
        Sentence(
            "Chỉ tình trạng này, ví dụ “quá hạn”, “chưa hoàn thành” hoặc overdue (dùng được nhiều lần).",
            "Only this status, such as overdue or done_late (repeatable).",
        ),
        NAME,
    ),
]
Events = Annotated[
    list[EventKind] | None,
    typer.Option("--event", parser=keyword_parser("--event", EventKind), autocompletion=events),
    Help(
        Sentence(
            "Chỉ loại ghi nhận này, ví dụ “gia hạn” hoặc extended (dùng được nhiều lần).",
            "Only this kind of event, such as extended (repeatable).",
        ),
        EVENT,
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", autocompletion=sources),
    Help(
        Sentence(
            "Chỉ nhiệm vụ được giao tại văn bản này, ví dụ 624/TB-VPCP (dùng được nhiều lần).",
            "Only tasks that this document assigned, such as 624/TB-VPCP (repeatable).",
        ),
        TEXT,
    ),
]
Officers = Annotated[
    list[str] | None,
    typer.Option("--officer", autocompletion=officers),
    Help(
        Sentence(
            "Chỉ nhiệm vụ do người này phụ trách (tên hoặc vài từ của tên; dùng được nhiều lần).",
            "Only tasks of this officer (name or words of it; repeatable).",
        ),
        TEXT,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run"),
    Help(
        Sentence(
            "Thử: chỉ hiện ra, không ghi và không gửi gì.",
            "Try it: show it, write and send nothing.",
        )
    ),
]
Commit = Annotated[
    bool,
    typer.Option("--commit"),
    Help(
        Sentence(
            "Ghi nhận xong thì lưu riêng tệp nhật ký vào git (commit).",
            "Then commit the log, and nothing else, to git.",
        )
    ),
]
