"""`plantrack schema`: the JSON Schema of the plan file."""

from plantrack.cli.streams import write
from plantrack.formats import machines
from plantrack.plan.schema import plan_schema


def command() -> None:
    """Print the schema."""
    write(machines.to_json(plan_schema()))
