"""An account to rehearse deployments in: moto's server, with what it lacks of CloudFormation, on a port of its own.

Writes the port, and serves until its input ends; the account is MOTO_ACCOUNT_ID. Beside AWS's APIs it answers GET /rehearsal/journal (what
deployments did), GET /rehearsal/account (what is there now), and POST /rehearsal/refuse (a stack, whose next update
fails at its last resource).
"""

import json
import logging
import os
import sys
import threading

from moto.cloudformation.models import cloudformation_backends
from moto.server import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
from werkzeug.routing import Rule
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

import stack
from account import ACCOUNT


def account(region):
    stacks = cloudformation_backends[os.environ["MOTO_ACCOUNT_ID"]][region].stacks.values()
    return {
        "stacks": [
            {
                "name": it.name,
                "status": it.status,
                "resources": [
                    {**standing.told(), "properties": standing.properties} for standing in it.standing.values()
                ],
                "outputs": {o["OutputKey"]: o["OutputValue"] for o in it.outputs or []},
            }
            for it in stacks
        ],
        "left": [it.told() for it in ACCOUNT.left],
        "missing": sorted(ACCOUNT.missing),
    }


def answer(request):
    if request.path == "/rehearsal/journal":
        return ACCOUNT.journal
    if request.path == "/rehearsal/account":
        return account(request.args["region"])
    if request.path == "/rehearsal/refuse":
        ACCOUNT.refused.add(request.get_data(as_text=True))
        return {}
    return None


def application(aws):
    def respond(environ, start_response):
        request = Request(environ)
        if not request.path.startswith("/rehearsal/"):
            try:
                return aws(environ, start_response)
            except (NotImplementedError, KeyError) as unknown:
                # An operation that moto has not, or something of which only a stand-in is there.
                told = json.dumps({"message": f"not known to the emulator: {unknown}"})
                return Response(told, status=501, content_type="application/json")(environ, start_response)
        found = answer(request)
        response = Response(json.dumps(found), status=404 if found is None else 200)
        return response(environ, start_response)

    return respond


def one_at_a_time(function):
    lock = threading.RLock()

    def call(*args, **kwargs):
        with lock:
            return function(*args, **kwargs)

    return call


def end_with_input():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    # Python 3.11 cannot build two syntax trees at once (gh-106905), and a route is made of one.
    Rule.compile = one_at_a_time(Rule.compile)
    stack.install()
    server = make_server(
        "127.0.0.1",
        0,
        application(DomainDispatcherApplication(create_backend_app)),
        threaded=True,
        request_handler=MotoRequestHandler,
    )
    # moto's own calls of itself.
    os.environ["MOTO_PORT"] = str(server.port)
    threading.Thread(target=end_with_input, daemon=True).start()
    print(server.port, flush=True)
    server.serve_forever()
