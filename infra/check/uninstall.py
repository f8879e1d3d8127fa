"""Runs infra/uninstall.sh against moto: it must refuse while labs live, images are kept or things of theirs are left, and
say which.

Usage: uninstall.py EXPANDED
"""

import json
import logging
import os
import pathlib
import subprocess
import sys
import warnings

os.environ.update(
    AWS_DEFAULT_REGION="ap-northeast-2",
    AWS_ACCESS_KEY_ID="check",
    AWS_SECRET_ACCESS_KEY="check",
    AWS_EC2_METADATA_DISABLED="true",
    AWS_PAGER="",
)

import boto3  # noqa: E402
from moto.server import ThreadedMotoServer  # noqa: E402

TABLE = "lablift-check"


def run(*arguments):
    script = pathlib.Path(__file__).parent.parent / "uninstall.sh"
    done = subprocess.run(
        [str(script), *arguments], capture_output=True, text=True, check=False, timeout=100
    )
    return done.returncode, done.stdout + done.stderr


def check(expanded):
    # Of the stack, what the script looks at.
    template = {
        "Parameters": {"DeploymentId": expanded["Parameters"]["DeploymentId"]},
        "Resources": {"Registry": expanded["Resources"]["Registry"]},
        "Outputs": {"RegistryTable": expanded["Outputs"]["RegistryTable"]},
    }
    boto3.client("cloudformation").create_stack(
        StackName="lablift",
        TemplateBody=json.dumps(template),
        Parameters=[{"ParameterKey": "DeploymentId", "ParameterValue": "check"}],
    )
    table = boto3.resource("dynamodb").Table(TABLE)
    table.put_item(Item={"pk": "CAPACITY#ap-northeast-2", "queue": []})
    table.put_item(Item={"pk": "LAB#aws101-lee", "status": "GONE"})
    table.put_item(Item={"pk": "LAB#aws101-kim", "status": "QUARANTINED"})

    code, said = run()
    assert code == 1, (code, said)
    assert "aws101-kim" in said and "QUARANTINED" in said, said
    assert "aws101-lee" not in said and "CAPACITY" not in said, said

    table.put_item(Item={"pk": "LAB#aws101-kim", "status": "GONE"})
    table.put_item(Item={"pk": "LAB#aws101-image-20260302-2", "status": "READY"})
    code, said = run()
    assert code == 1, (code, said)
    assert "aws101-image-20260302-2" in said and "DELETE /images/" in said, said
    assert "labs live" not in said and "DELETE /labs/" not in said, said

    table.put_item(Item={"pk": "LAB#aws101-image-20260302-2", "status": "GONE"})
    ec2 = boto3.client("ec2")
    tags = [{"Key": "lablift:deployment", "Value": "check"}]
    vpc = ec2.create_vpc(
        CidrBlock="10.0.0.0/16", TagSpecifications=[{"ResourceType": "vpc", "Tags": tags}]
    )["Vpc"]["VpcId"]
    code, said = run()
    assert code == 1 and vpc in said, (code, said)

    # Tags go with what bears them, but moto keeps them.
    ec2.delete_tags(Resources=[vpc], Tags=tags)
    ec2.delete_vpc(VpcId=vpc)
    zone = ec2.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
    volume = ec2.create_volume(AvailabilityZone=zone, Size=8)["VolumeId"]
    snapshot = ec2.create_snapshot(VolumeId=volume)["SnapshotId"]
    image = ec2.register_image(
        Name="left",
        RootDeviceName="/dev/xvda",
        BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": snapshot}}],
    )["ImageId"]
    ec2.create_tags(Resources=[snapshot, image], Tags=tags)
    code, said = run()
    assert code == 1 and snapshot in said and image in said, (code, said)

    ec2.delete_tags(Resources=[snapshot, image], Tags=tags)
    ec2.deregister_image(ImageId=image)
    ec2.delete_snapshot(SnapshotId=snapshot)
    code, said = run("--check")
    assert code == 0 and "No lab lives and no image is kept" in said, (code, said)
    assert boto3.client("cloudformation").describe_stacks()["Stacks"], "--check deleted the stack"
    code, said = run()
    assert code == 0, (code, said)
    assert not boto3.client("cloudformation").describe_stacks()["Stacks"], said
    print(
        "uninstall: refused for a lab that lives, for an image that is kept, for a VPC, an AMI and a snapshot that were left;"
        " then deleted the stack"
    )


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    warnings.simplefilter("ignore", UserWarning)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ["AWS_ENDPOINT_URL"] = f"http://{host}:{port}"
    try:
        check(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
    finally:
        server.stop()
