"""`plantrack schema`: the JSON Schema of the plan file."""

from plantrack.cli.streams import write
from plantrack.formats import json_objects
from plantrack.plan.schema import plan_schema


def command() -> None:
    """Print the schema."""
    write(json_objects.to_json(plan_schema()))
