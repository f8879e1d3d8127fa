#!/usr/bin/env python3
"""moto_server with its ASL engine completed, moto's own files untouched (everything is patched at start).

    moto_sfn_server.py -p 5621 --jsonata-classpath CP [--lambda-port 5620] [--java /path/to/java]

What moto 5.2.1 lacks and this adds:
  1. JSONata, and with it every read of a variable ($x): moto ships the engine but leaves the evaluator None.
     Here a Java child (com.dashjoin:jsonata, JsonataLines.java beside this file) evaluates.
  2. A second StartExecution: moto deep-copies the state machine with all past executions and their locks.
  3. GetActivityTask and a store of activities: moto has CreateActivity, but the engine gets an empty store.
  4. CreateImage with tags for its snapshots: moto raises NotImplementedError.
  5. Servers that stop themselves: moto runs none. Whoever stops one there plays that part, so it says that it did so itself.
With --lambda-port, Lambda tasks of the engine go to http://localhost:<that port> : POST /2015-03-31/functions/NAME/invocations, answered by any process of yours;
a failed function answers 200 with the header X-Amz-Function-Error: Unhandled and {"errorMessage", "errorType"}.
"""
import argparse, copy, glob, json, os, subprocess, threading, time

ap = argparse.ArgumentParser()
ap.add_argument("-p", "--port", type=int, default=5621)
ap.add_argument("--lambda-port", type=int)
ap.add_argument("--jsonata-classpath", required=True, help="class path with com.dashjoin:jsonata and jackson-databind (mvn dependency:build-classpath)")
ap.add_argument("--java", default="java", help="the java that evaluates JSONata; not older than what the class path was compiled for")
A = ap.parse_args()
os.environ["MOTO_PORT"] = str(A.lambda_port or A.port)

from moto.core.config import default_user_config
default_user_config["stepfunctions"] = {"execute_state_machine": True}
default_user_config["lambda"] = {"use_docker": False}

# 1. JSONata -------------------------------------------------------------------------------------------------
from moto.stepfunctions.parser.asl.jsonata import jsonata as J


class JavaJsonata:
    def __init__(self):
        self.lock = threading.Lock()
        self.p = None

    def __call__(self, expr):
        with self.lock:
            if self.p is None:
                self.p = subprocess.Popen([A.java, "-cp", A.jsonata_classpath, os.path.join(os.path.dirname(os.path.abspath(__file__)), "JsonataLines.java")],
                                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1)
            self.p.stdin.write(json.dumps(expr) + "\n")
            self.p.stdin.flush()
            r = json.loads(self.p.stdout.readline())
        if "err" in r:
            raise J.JSONataException("UNKNOWN", r["err"])
        return r["ok"]


J._eval_jsonata = JavaJsonata()

# 2. a second StartExecution -------------------------------------------------------------------------------
from moto.stepfunctions import models as M


def shallow(self, memo):
    c = copy.copy(self)
    c.executions = []
    return c


M.StateMachineInstance.__deepcopy__ = shallow

# 3. activities ----------------------------------------------------------------------------------------------
from moto.core.responses import ActionResult
from moto.stepfunctions.exceptions import ActivityDoesNotExist
from moto.stepfunctions.parser import models as PM
from moto.stepfunctions.parser.asl.eval.callback.callback import ActivityCallbackEndpoint
from moto.stepfunctions.parser.backend.activity import Activity as Queue
from moto.stepfunctions.responses import StepFunctionResponse

QUEUES = {}


class Store(dict):
    """activity ARN -> its queue of tasks; an unknown ARN is None, as the engine expects."""

    def __init__(self, backend):
        super().__init__()
        self.backend = backend

    def get(self, arn, default=None):
        if arn not in self.backend.activities:
            return default
        return QUEUES.setdefault(arn, Queue(arn=arn, name=arn.rsplit(":", 1)[1]))


RealExecution = PM.Execution


def execution(**kw):
    kw["activity_store"] = Store(PM.stepfunctions_parser_backends[kw["account_id"]][kw["region_name"]])
    return RealExecution(**kw)


PM.Execution = execution


def get_activity_task(self):
    arn, worker = self._get_param("activityArn"), self._get_param("workerName")
    b = self.stepfunction_backend
    q = Store(b).get(arn)
    if q is None:
        raise ActivityDoesNotExist(arn)
    end = time.time() + 60
    while time.time() < end:
        try:
            t = q.get_task()
        except IndexError:
            time.sleep(0.05)
            continue
        for e in b._get_executions():
            ep = e.exec_worker.env.callback_pool_manager.get(callback_id=t.task_token)
            if isinstance(ep, ActivityCallbackEndpoint):
                ep.notify_activity_task_start(worker_name=worker)
                return ActionResult({"taskToken": t.task_token, "input": t.task_input})
    return ActionResult({})


StepFunctionResponse.get_activity_task = get_activity_task

# 4. CreateImage with tags for its snapshots --------------------------------------------------------------------
from moto.ec2.models.amis import AmiBackend

create_image_without_snapshots = AmiBackend.create_image


def create_image(self, instance_id, name, description, tag_specifications):
    of_snapshots = [s for s in tag_specifications if s["ResourceType"] == "snapshot"]
    others = [s for s in tag_specifications if s["ResourceType"] != "snapshot"]
    ami = create_image_without_snapshots(self, instance_id, name, description, others)
    for specification in of_snapshots:
        for tag in specification["Tags"]:
            ami.ebs_snapshot.add_tag(tag["Key"], tag["Value"])
    return ami


AmiBackend.create_image = create_image

# 5. servers that stop themselves --------------------------------------------------------------------------------
from moto.ec2.models.instances import Instance

stop_by_somebody = Instance.stop


def stop(self):
    answer = stop_by_somebody(self)
    self.state_reason.code = "Client.InstanceInitiatedShutdown"
    return answer


Instance.stop = stop

from moto.server import main
main(["-H", "127.0.0.1", "-p", str(A.port)])
