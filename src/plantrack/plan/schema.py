"""The JSON Schema of the plan file, with a description of every key in both languages."""

from typing import Any

from plantrack.plan.model import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# YAML editors see 012 or 2025 as numbers and no as a truth value; plantrack reads all as text.
_SCALAR = ["string", "number", "boolean"]


def plan_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the plan file; an optional key is left out, never null."""
    schema = Plan.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs")
    for definition in (*definitions.values(), schema):
        definition.pop("description", None)
        for place in definition["properties"].values():
            place.pop("title", None)
            place["description"] = place.pop("description")  # last, where people look for it
    definitions["Agency"]["properties"]["email"] = {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        "description": definitions["Agency"]["properties"]["email"]["description"],
    }
    agencies = schema["properties"]["agencies"]
    schema["properties"]["agencies"] = {
        "anyOf": [{"type": "string"}, agencies],
        "description": agencies.pop("description"),
    }
    _loosen(schema)
    _loosen(definitions)
    return {"$schema": DIALECT, **schema, "title": "plantrack", "$defs": definitions}


def _loosen(node: object) -> None:
    """Let text be written as YAML lets it, and drop what only says how pydantic tells kinds apart."""
    if isinstance(node, list):
        for item in node:
            _loosen(item)
    elif isinstance(node, dict):
        kinds = [kind for kind in node.get("anyOf", ()) if kind != {"type": "null"}]
        if len(kinds) == 1:
            del node["anyOf"]
            node.update(kinds[0])
        if node.get("type") == "string" and "enum" not in node:
            node["type"] = _SCALAR
        if node.get("default", 0) is None:
            del node["default"]
        node.pop("discriminator", None)
        for item in node.values():
            _loosen(item)
