"""Real ids for Schemathesis, and values for the formats that are Convoke's own.

Ids that are made up lead to 404 and no further, and ETags that are to 412. So most of those in a path
are replaced by ids of what the server holds, and most tags by one that fits all; some stay, and
deleting keeps to what Schemathesis made itself.
"""

import json
import os
import urllib.request
from collections import Counter
from functools import cache
from uuid import UUID

import schemathesis
from hypothesis import strategies as st

API = os.environ["TRY_URL"] + "/api/v1"
FORMATS = {
    "partial-date": ["2009", "2022-02", "2024-02-29"],
    "country": ["KZ", "KG", "UZ"],
    "time-zone": ["Asia/Almaty", "UTC", "Etc/GMT-7"],
    "wall-time": ["00:00", "09:30", "23:59"],
    "bcp47": ["en", "ru", "uz-Latn"],
}
# Where a list of the objects of a path is, if it is not the path before the id.
LISTS = {
    "panels": "events/{}/panels",
    "items": "panels/{}/items",
    "findings": "assessments/{}/findings",
    "programme-indicators": "programmes/{}/indicators",
}
OF_EVENTS = ["invitations", "registrations", "follow-ups", "recommendations", "media-coverage"]
OF_EVENTS += ["quotas", "nominations", "nomination-requests", "evaluations", "materials"]
for kind in OF_EVENTS:
    LISTS[kind] = "events/{}/" + kind

# What the example data has none of.
MISSING = {
    "follow-ups": {"name": "F", "audience": {"role": ["delegate"]}, "subject": "S", "body": "B"},
    "focal-points": lambda: {"person_id": ids("people")[0], "country": "KZ"},
    "evaluations": {"kind": "reaction", "title": "E", "questions": [
        {"key": "q", "kind": "scale", "label": "Q"},
    ]},
    "quotas": {"country": "KZ", "seats": 3, "alternates": 3},
    "nominations": {"person": {"full_name": "N", "email": "n@example.org"}, "country": "KZ"},
    "nomination-requests": {"country": "KZ"},
    "materials": lambda: {"upload_id": call("uploads", MISSING["uploads"])["id"]},
    "programme-indicators": {"title": "I"},
    "findings": {"dimension": "connectivity", "country": "MN", "text": "T"},
    "practices": {"kind": "practice", "title": "P", "country": "KZ"},
    "mail/suppressions": {"email": "nobody@example.org", "scope": "everything"},
    "mail/bounces": "Subject: hello\r\n\r\nhello\r\n",
    "uploads": "%PDF-1.7\n",
}
# What is no JSON, by where it goes.
PLAIN = {"mail/bounces": "message/rfc822", "uploads": "application/pdf"}
# Of which there is no list.
UNLISTED = {"uploads"}

# Of which nobody gives a list either.
UNREACHED = {"jobs", "attendance", "tokens", "progress-requests", "contact-proposals"}
# Those of an event are issued to whoever came to it, and to nobody in the example data.
UNREACHED |= {"certificates"}
# How often each operation was tried with an id.
TURNS = Counter()

for name, values in FORMATS.items():
    schemathesis.openapi.format(name, st.sampled_from(values))


# What is sent as it is, and not as JSON.
@schemathesis.serializer(
    "message/rfc822",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "text/markdown",
    "text/plain",
    "image/jpeg",
    "image/png",
)
def as_it_is(context, value):
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")


def call(path, body=None):
    headers = {
        "Authorization": "Bearer " + os.environ["TRY_TOKEN"],
        "Content-Type": PLAIN.get(path, "application/json"),
    }
    text = body if path in PLAIN else json.dumps(body)
    data = None if body is None else text.encode()
    with urllib.request.urlopen(urllib.request.Request(f"{API}/{path}", data, headers)) as answer:
        return json.load(answer)


def items(path):
    return [item["id"] for item in call(f"{path}?limit=50")["items"]]


def made(path, kind):
    body = MISSING[kind]
    return [call(path, body() if callable(body) else body)["id"]]


@cache
def ids(kind):
    if kind in UNLISTED:
        return made(kind, kind)
    if kind not in LISTS:
        return items(kind) or made(kind, kind)
    parents = ids(LISTS[kind].split("/", 1)[0])
    if kind in MISSING:
        return made(LISTS[kind].format(parents[0]), kind)
    found = [item for id in parents for item in items(LISTS[kind].format(id))]
    assert found, f"the example data has no {kind}"
    return found


@schemathesis.hook
def before_call(context, case, kwargs):
    made_up = (case.path_parameters or {}).get("id")
    kind = case.operation.path.removeprefix("/api/v1/").split("/{")[0]
    if not is_id(made_up) or case.method == "DELETE" or kind in UNREACHED:
        return
    # All that is missing is made before anything is called off.
    for other in (*LISTS, *MISSING):
        ids(other)
    TURNS[case.operation.label] += 1
    turn = TURNS[case.operation.label]
    if turn % 8:
        real = ids(kind)
        case.path_parameters["id"] = real[turn % len(real)]


def is_id(text):
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


@schemathesis.hook
def map_headers(context, headers):
    tag = (headers or {}).get("If-Match")
    if not isinstance(tag, str) or sum(tag.encode(errors="surrogatepass")) % 8 == 0:
        return headers
    return {**headers, "If-Match": "*"}
