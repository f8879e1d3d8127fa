"""Applies the expanded template with an independent CloudFormation (moto's), and looks for what must be there then.

moto leaves out, without a word, what it does not know (a Serverless resource, for one), so that the stack is complete says
little: every table, function, role, machine, queue, topic and log group of the template is asked for by its own service.

Usage: apply.py EXPANDED
"""

import io
import json
import logging
import os
import pathlib
import sys
import warnings
import zipfile

os.environ.update(
    AWS_DEFAULT_REGION="ap-northeast-2",
    AWS_ACCESS_KEY_ID="check",
    AWS_SECRET_ACCESS_KEY="check",
    AWS_EC2_METADATA_DISABLED="true",
)

import boto3  # noqa: E402
from moto import mock_aws  # noqa: E402

BUCKET = "lablift-check"
STACK = "lablift"
ID = "check"


def jar():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
    return content.getvalue()


def of(template, kind):
    return [name for name, r in template["Resources"].items() if r["Type"] == kind]


def environment(template, function):
    return template["Resources"][function]["Properties"]["Environment"]["Variables"]


def without_what_moto_trips_over(template):
    """moto passes over what it does not know, HTTP APIs and aliases, but fails on what refers to that."""
    template["Outputs"].pop("ApiUrl")
    for name in of(template, "AWS::Lambda::Permission"):
        alias = template["Resources"][name]["Properties"]["FunctionName"]
        assert alias == {"Ref": "ApiFunctionAliaslive"}, (name, alias)
        template["Resources"].pop(name)


def check(template):
    without_what_moto_trips_over(template)
    s3 = boto3.client("s3")
    s3.create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "ap-northeast-2"}
    )
    s3.put_object(Bucket=BUCKET, Key="lablift.jar", Body=jar())
    s3.put_object(Bucket=BUCKET, Key="template.json", Body=json.dumps(template).encode())
    cloudformation = boto3.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK,
        TemplateURL=f"https://{BUCKET}.s3.amazonaws.com/template.json",
        Parameters=[{"ParameterKey": "DeploymentId", "ParameterValue": ID}],
        Capabilities=["CAPABILITY_IAM"],
    )
    stack = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]
    assert stack["StackStatus"] == "CREATE_COMPLETE", stack["StackStatus"]
    made = {}
    for page in cloudformation.get_paginator("list_stack_resources").paginate(StackName=STACK):
        for resource in page["StackResourceSummaries"]:
            made[resource["LogicalResourceId"]] = resource["PhysicalResourceId"]

    table = boto3.client("dynamodb").describe_table(TableName=f"lablift-{ID}")["Table"]
    indexes = sorted(index["IndexName"] for index in table["GlobalSecondaryIndexes"])
    assert indexes == ["byCourse", "byDue"], indexes

    accounts = boto3.client("lambda")
    iam = boto3.client("iam")
    functions = of(template, "AWS::Lambda::Function")
    roles = set()
    for name in functions:
        there = accounts.get_function_configuration(FunctionName=made[name])
        given = template["Resources"][name]["Properties"]
        assert there["Handler"] == given["Handler"], name
        assert there["Runtime"] == "java25", (name, there["Runtime"])
        assert there["Timeout"] == given["Timeout"], name
        set_here = there["Environment"]["Variables"]
        assert set(set_here) == set(environment(template, name)), (name, sorted(set_here))
        assert set_here["LABLIFT_TABLE"] == f"lablift-{ID}", set_here
        roles.add(there["Role"])
    assert len(roles) == len(functions), "functions share a role"
    for name in of(template, "AWS::IAM::Role"):
        role = made[name]
        inline = iam.list_role_policies(RoleName=role)["PolicyNames"]
        managed = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
        assert len(inline) == 1 and not managed, (name, inline, managed)

    states = boto3.client("stepfunctions")
    machines = {m["name"]: m["stateMachineArn"] for m in states.list_state_machines()["stateMachines"]}
    wanted = {f"lablift-{ID}-{name}" for name in ("provision-lab", "bake-image", "teardown-lab")}
    assert set(machines) == wanted, machines
    for arn in machines.values():
        json.loads(states.describe_state_machine(stateMachineArn=arn)["definition"])
    for function in functions:
        there = accounts.get_function_configuration(FunctionName=made[function])
        named = {v for k, v in there["Environment"]["Variables"].items() if k.endswith("_MACHINE")}
        assert named == set(machines.values()), (function, named)

    queues = boto3.client("sqs").list_queues()["QueueUrls"]
    assert len(queues) == len(of(template, "AWS::SQS::Queue")), queues
    topics = boto3.client("sns").list_topics()["Topics"]
    assert len(topics) == len(of(template, "AWS::SNS::Topic")), topics
    groups = boto3.client("logs").describe_log_groups()["logGroups"]
    assert len(groups) == len(of(template, "AWS::Logs::LogGroup")), [g["logGroupName"] for g in groups]
    for group in groups:
        assert group["retentionInDays"] == 30, group
    dashboards = boto3.client("cloudwatch").list_dashboards()["DashboardEntries"]
    assert [d["DashboardName"] for d in dashboards] == [f"lablift-{ID}"], dashboards
    missing = sorted(
        {
            r["Type"]
            for name, r in template["Resources"].items()
            if name not in made and holds(template, r)
        }
    )
    print(
        f"apply: one table, {len(functions)} functions, {len(roles)} roles of theirs,"
        f" {len(machines)} state machines, {len(queues)} queues, {len(groups)} log groups"
    )
    print(f"apply: moto does not know, so these were linted only: {', '.join(missing)}")


def holds(template, resource):
    """Whether a resource is to be made with no address for alarms and no identity provider given."""
    return resource.get("Condition") in (None, "MakeUserPool")


if __name__ == "__main__":
    # What it does not know is told at the end, once.
    logging.getLogger("moto").setLevel(logging.ERROR)
    warnings.simplefilter("ignore", UserWarning)
    with mock_aws():
        check(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
