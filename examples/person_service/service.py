"""The service: tokens, two searches and two kinds of records, with names of its own for whatever is typed and shown."""

import secrets
import time
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from elasticsearch import Elasticsearch, NotFoundError
from flask import Flask, Response, abort, jsonify, request

from generators.queries import IncidentQuery, PersonQuery, Query
from generators.topics import Intent
from harness.systems import IndexedSystem

__all__ = ["PersonService"]

P = ParamSpec("P")

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

_SHOWN_OF_INCIDENT = (
    *("id", "reference", "crime_reference", "number", "opened", "category", "house", "street", "town", "postcode"),
    *("beat", "narrative", "involved", "flags", "risk", "officers", "caller_phone", "vehicle", "linked", "open"),
)
_MOST = 100
_VALID_S = 300


def _for_clients(
    view: Callable[Concatenate["PersonService", P], Response],
) -> Callable[Concatenate["PersonService", P], Response]:
    """Return `view` for whoever bears a token that is still good."""

    @wraps(view)
    def guarded(service: "PersonService", /, *args: P.args, **kwargs: P.kwargs) -> Response:
        if not service.knows(request.headers.get("Authorization", "").removeprefix("Bearer ")):
            abort(401)
        return view(service, *args, **kwargs)

    return guarded


class PersonService:
    """The service over `indices`, for whoever knows the `secret` of the client ``harness``."""

    def __init__(
        self, client: Elasticsearch, system: IndexedSystem, indices: Mapping[Intent, str], *, secret: str
    ) -> None:
        self._client = client
        self._system = system
        self._indices = indices
        self._secret = secret
        self._tokens: dict[str, float] = {}

    @property
    def app(self) -> Flask:
        """The service as a WSGI application."""
        app = Flask(__name__)
        app.add_url_rule("/oauth/token", view_func=self.token, methods=["POST"])
        app.add_url_rule("/v2/nominals/search", view_func=self.nominals, methods=["POST"])
        app.add_url_rule("/v2/nominals/<ref>", view_func=self.nominal)
        app.add_url_rule("/v2/incidents", view_func=self.incidents)
        app.add_url_rule("/v2/incidents/<number>", view_func=self.incident)
        return app

    def knows(self, token: str) -> bool:
        """Whether it gave `token` out, and not too long ago."""
        return self._tokens.get(token, 0.0) > time.monotonic()

    def token(self) -> Response:
        """Give a token out."""
        if request.form.get("client_id") != "harness" or request.form.get("client_secret") != self._secret:
            abort(403)
        given = secrets.token_urlsafe(16)
        self._tokens[given] = time.monotonic() + _VALID_S
        return jsonify({"access_token": given, "token_type": "Bearer", "expires_in": _VALID_S})

    @_for_clients
    def nominals(self) -> Response:
        """Search people."""
        asked = request.get_json()
        query = PersonQuery(**{box: str(asked.get(name) or "") for name, box in _PERSON.items()})
        return self._page(query, asked, nominals=_nominal_hit)

    @_for_clients
    def incidents(self) -> Response:
        """Search incidents."""
        query = IncidentQuery(**{box: request.args.get(name, "") for name, box in _INCIDENT.items()})
        return self._page(query, request.args, incidents=_incident_hit)

    @_for_clients
    def nominal(self, ref: str) -> Response:
        """Give out what is held of a person."""
        return jsonify(_nominal(self._held(Intent.PERSON, ref)))

    @_for_clients
    def incident(self, number: str) -> Response:
        """Give out what is held of an incident."""
        log = self._held(Intent.INCIDENT, number)
        return jsonify({key: log[key] for key in _SHOWN_OF_INCIDENT})

    def _page(
        self, query: Query, asked: Mapping[str, Any], **shown: Callable[[Mapping[str, Any]], dict[str, Any]]
    ) -> Response:
        """Return a page of hits, each as ``shown`` by its one function, under that one's name."""
        limit, offset = _limits(asked)
        intent = Intent.PERSON if isinstance(query, PersonQuery) else Intent.INCIDENT
        answer: Any = self._client.perform_request(
            "POST",
            f"/{self._indices[intent]}/_search",
            headers={"content-type": "application/json", "accept": "application/json"},
            body=self._system.intents[intent].request(query, size=limit, start=offset),
        )
        found = answer["hits"]
        # Nobody counts beyond a thousand.
        counted = {"count": found["total"]["value"], "more": found["total"]["relation"] == "gte"}
        return jsonify(offset=offset, **counted, **{name: list(map(one, found["hits"])) for name, one in shown.items()})

    def _held(self, intent: Intent, name: str) -> dict[str, Any]:
        try:
            document: dict[str, Any] = self._client.get(index=self._indices[intent], id=name)["_source"]
        except NotFoundError:
            abort(404)
        return document


def _limits(asked: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many are asked for, and behind how many."""
    try:
        limit, offset = int(asked.get("limit", 10)), int(asked.get("offset", 0))
    except ValueError:
        abort(400)
    if not (1 <= limit <= _MOST and offset >= 0):
        abort(Response(f"limit must be 1 to {_MOST}, and offset 0 or more", status=400))
    return limit, offset


def _nominal_hit(hit: Mapping[str, Any]) -> dict[str, Any]:
    warnings = [{"code": code} for code in hit.get("fields", {}).get("markers", ())]
    return {"nominal": {"ref": hit["_id"]}, "relevance": hit["_score"], "warnings": warnings}


def _incident_hit(hit: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": hit["_id"], "relevance": hit["_score"]}


def _nominal(person: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "ref": person["id"],
        "names": [
            {"type": name["kind"], "given": name["forename"], "middle": name["middle"], "family": name["surname"]}
            for name in person["names"]
        ],
        "gender": person["sex"],
        "dateOfBirth": "/".join(reversed((person["date_of_birth"] or "").split("-"))),
        "addresses": [
            {"line": f"{at['house']} {at['street']}", "postcode": at["postcode"]} for at in person["addresses"]
        ],
        "telephones": person["phones"],
        "references": [one["value"] for one in person["identifiers"]],
        "registrations": person["vehicles"],
        "warnings": person["markers"],
        "hidden": person["visibility"] != "open",
    }
