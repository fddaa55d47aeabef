"""The service: tokens, and two searches with names of their own for what is typed and for what is shown."""

import secrets
import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from elasticsearch import Elasticsearch
from flask import Flask, Response, abort, jsonify, request

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.systems import IndexedSystem

__all__ = ["make_service"]

_PERSON = {
    "anyText": "anything",
    "fullName": "name",
    "givenName": "forename",
    "familyName": "surname",
    "dateOfBirth": "date_of_birth",
    "bornAfter": "born_from",
    "bornBefore": "born_to",
    "age": "age",
    "gender": "sex",
    "reference": "identifier",
    "telephone": "phone",
    "registration": "vehicle",
    "street": "street",
    "town": "town",
    "postcode": "postcode",
    "warning": "marker",
}
_INCIDENT = {"urn" if box == "reference" else "q" if box == "words" else box: box for box in IncidentQuery.boxes()}
"""Which box of the search behind it each name means."""

_MOST = 100
_VALID_S = 300


def make_service(client: Elasticsearch, system: IndexedSystem, indices: Mapping[Intent, str], *, secret: str) -> Flask:
    """Return the service over `indices`, for whoever knows the `secret` of the client ``harness``."""
    app = Flask(__name__)
    tokens: dict[str, float] = {}

    def known(view: Callable[[], Response]) -> Callable[[], Response]:
        @wraps(view)
        def guarded() -> Response:
            token = request.headers.get("Authorization", "").removeprefix("Bearer ")
            if tokens.get(token, 0.0) < time.monotonic():
                abort(401)
            return view()

        return guarded

    def searched(query: Query, *, limit: int, offset: int) -> dict[str, Any]:
        intent = Intent.PERSON if isinstance(query, PersonQuery) else Intent.INCIDENT
        body = system.intents[intent].request(query, size=limit, start=offset)
        found: dict[str, Any] = client.perform_request(
            "POST",
            f"/{indices[intent]}/_search",
            headers={"content-type": "application/json", "accept": "application/json"},
            body=body,
        ).body["hits"]
        return found

    @app.post("/oauth/token")
    def token() -> Response:
        if request.form.get("client_id") != "harness" or request.form.get("client_secret") != secret:
            abort(403)
        given = secrets.token_urlsafe(16)
        tokens[given] = time.monotonic() + _VALID_S
        return jsonify({"access_token": given, "token_type": "Bearer", "expires_in": _VALID_S})

    @app.post("/v2/nominals/search")
    @known
    def nominals() -> Response:
        asked = request.get_json()
        limit, offset = _page(asked)
        query = PersonQuery(**{box: str(asked.get(name) or "") for name, box in _PERSON.items()})
        hits = searched(query, limit=limit, offset=offset)
        shown = [
            {
                "nominal": {"ref": hit["_id"]},
                "relevance": hit["_score"],
                "warnings": [{"code": code} for code in hit.get("fields", {}).get("markers", ())],
            }
            for hit in hits["hits"]
        ]
        return jsonify(offset=offset, nominals=shown, **_count(hits))

    @app.get("/v2/incidents")
    @known
    def incidents() -> Response:
        limit, offset = _page(request.args)
        query = IncidentQuery(**{box: request.args.get(name, "") for name, box in _INCIDENT.items()})
        hits = searched(query, limit=limit, offset=offset)
        shown = [{"id": hit["_id"], "relevance": hit["_score"]} for hit in hits["hits"]]
        return jsonify(offset=offset, incidents=shown, **_count(hits))

    return app


def _count(hits: Mapping[str, Any]) -> dict[str, Any]:
    """Return how many match, and whether there may be more: nobody counts beyond a thousand."""
    return {"count": hits["total"]["value"], "more": hits["total"]["relation"] == "gte"}


def _page(asked: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many are asked for, and behind how many."""
    try:
        limit, offset = int(asked.get("limit", 10)), int(asked.get("offset", 0))
    except ValueError:
        abort(400)
    if not (1 <= limit <= _MOST and offset >= 0):
        abort(Response(f"limit must be 1 to {_MOST}, and offset 0 or more", status=400))
    return limit, offset
