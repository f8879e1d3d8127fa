"""Expands infra/template.yaml as AWS does when it deploys it, and writes the result as JSON.

What `sam deploy` does before that, to put local files where AWS can read them, is done here in memory: the jar becomes
an address in S3, and the state machines' definitions are taken in.

Usage: expand.py TEMPLATE RESULT
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-2")

from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

JAR = "s3://lablift-check/lablift.jar"


class NoManagedPolicies:
    """What the translator asks for managed policies: no role of this template has one."""

    def load(self):
        raise SystemExit("expand: the template makes the translator look for managed policies")


def packaged(template, folder):
    template["Globals"]["Function"]["CodeUri"] = JAR
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::StateMachine":
            definition = folder / properties.pop("DefinitionUri")
            properties["Definition"] = json.loads(definition.read_text(encoding="utf-8"))
    return template


def main(template, result):
    source = pathlib.Path(template)
    parsed = yaml_parse(source.read_text(encoding="utf-8"))
    values = {
        name: parameter["Default"]
        for name, parameter in parsed["Parameters"].items()
        if "Default" in parameter
    }
    expanded = transform(
        packaged(parsed, source.parent), {"DeploymentId": "check", **values}, NoManagedPolicies()
    )
    left = [
        name
        for name, resource in expanded["Resources"].items()
        if resource["Type"].startswith("AWS::Serverless::")
    ]
    if left:
        raise SystemExit(f"expand: not expanded: {', '.join(left)}")
    pathlib.Path(result).write_text(json.dumps(expanded, indent=2), encoding="utf-8")
    print(f"expand: {len(expanded['Resources'])} resources")


if __name__ == "__main__":
    main(*sys.argv[1:])
