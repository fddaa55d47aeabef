"""A request of a run, to be pasted where somebody wants to see for themselves what comes of it."""

import json
import shlex
from collections.abc import Iterator
from urllib.parse import urlencode

from generators.topics import Topic
from harness.systems import ExistingSystem, ServiceIntent, System
from harness.systems.requested import RequestedIntent

__all__ = ["curl_lines", "replay_lines"]

_INDEX = "INDEX"
"""Stands for the name of an index that is another in every run."""
_CLUSTER, _SERVICE = "$HARNESS_ES_URL", "$HARNESS_HTTP_URL"


def replay_lines(system: System, topic: Topic) -> Iterator[str]:
    """Yield the request by which `system` is asked `topic`, as the console of an Elasticsearch takes it.

    Of a service it is the line of the request, and its body.  Nothing by which somebody shows who they are is in it.
    Nothing is yielded of a search that nobody here asks.
    """
    for method, target, body in _request(system, topic):
        yield f"{method} {target}"
        if body:
            yield body


def curl_lines(system: System, topic: Topic) -> Iterator[str]:
    """Yield the same as a command of the shell, for ``curl``; whoever sends it says who they are, and where it goes."""
    searched = system.intents[topic.intent]
    where = _SERVICE if isinstance(searched, ServiceIntent) else _CLUSTER
    for method, target, body in _request(system, topic):
        yield f'curl -sS -X {method} "{where}"{shlex.quote(target)} \\'
        yield "  -H 'Content-Type: application/json'" + (" \\" if body else "")
        if body:
            yield f"  --data-binary {shlex.quote(body)}"


def _request(system: System, topic: Topic) -> Iterator[tuple[str, str, str]]:
    """Yield the method, the target and the body of the request, if there is one."""
    searched = system.intents[topic.intent]
    if isinstance(searched, ServiceIntent):
        sent = searched.call.sent(topic.typed, size=searched.page_size)
        yield sent.method, sent.target, sent.body.decode("utf-8")
    elif isinstance(searched, RequestedIntent):
        index = system.indices[topic.intent] if isinstance(system, ExistingSystem) else _INDEX
        body = json.dumps(json.loads(searched.request(topic.typed)), indent=2, ensure_ascii=False)
        beside = f"?{urlencode(searched.beside)}" if searched.beside else ""
        yield "POST", f"/{index}/_search{'/template' if searched.stored else ''}{beside}", body
