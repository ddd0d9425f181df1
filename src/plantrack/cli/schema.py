"""`plantrack schema`: the JSON Schema of the plan file."""

from plantrack.cli.streams import write
from plantrack.formats import json_csv
from plantrack.plan.schema import plan_schema


def command() -> None:
    """Print the schema."""
    write(json_csv.to_json(plan_schema()))
