"""Sends what people get, and judges what arrived: see run."""

import email
import email.policy
import json
import os
import re
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import dkim
import icalendar

BASE, TOKEN, RECORD = os.environ["BASE"], os.environ["TOKEN"], os.environ["RECORD"]
FOLDER, KIND = Path(sys.argv[1]), sys.argv[2]
PATIENCE = 60


def api(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{BASE}/api/v1/{path}", data, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def until(what, look):
    """Waits until `look` finds something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.2)
    raise SystemExit(f"not within {PATIENCE} s: {what}")


def arrived(name):
    """The messages that somebody at people.test has, as bytes."""
    files = sorted((FOLDER / "people.test" / name / "new").glob("*"))
    return [file.read_bytes() for file in files]


def subject(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)["Subject"]


def is_signed(raw):
    """Whether dkimpy finds the signature right, with the record that `convoke doctor` printed."""
    record = lambda name, timeout=5: RECORD.encode() if name == b"convoke._domainkey.convoke.test." else b""
    return dkim.verify(raw, dnsfunc=record)


def entries(raw):
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return [icalendar.Calendar.from_ical(part.get_content()) for part in parts]


def check(what, holds):
    if not holds:
        raise SystemExit(f"{KIND}: it does not hold that {what}")
    print(f"{KIND}: {what}")


def answered(raw):
    """Does what an invitee does with a browser."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()
    link = re.search(r"http\S+/i/\S+", text)[0]
    form = urllib.parse.urlencode({"answer": "accept", "country": "GE"}).encode()
    with urllib.request.urlopen(link, form) as page:
        return page.status


reader, stranger = f"nino-{KIND}", f"nobody-{KIND}"
event = api("POST", "events", {
    "kind": "seminar", "title": {"en": "Open data, ღია მონაცემები", "ru": "Открытые данные"},
    "time_zone": "Asia/Tbilisi", "starts_on": "2030-10-14", "ends_on": "2030-10-15",
    "start_time": "09:30", "end_time": "17:00", "access": "invitation_only",
    "venue": {"name": "Дом правительства, " + "зал заседаний " * 8, "city": "Tbilisi", "country": "GE"},
})
api("POST", f"events/{event['id']}/publish", {})
people = [
    {"full_name": "ნინო ბერიძე", "email": f"{reader}@people.test", "country": "GE"},
    {"full_name": "Nobody", "email": f"{stranger}@people.test", "country": "GE"},
]
invitations = [{"person": person, "language": language} for person, language in zip(people, ("ru", "en"))]
made = api("POST", f"events/{event['id']}/invitations/batch", {"send": True, "invitations": invitations})
check("both are invited", made["created"] == 2)

letter = until("the letter", lambda: arrived(reader))[0]
check("the letter is signed by the sender's domain", is_signed(letter))
check("a letter to which somebody added a sender is not", not is_signed(b"From: other@example.net\r\n" + letter))
check("the invitee can answer", answered(letter) == 200)
confirmed = until("the confirmation", lambda: [raw for raw in arrived(reader) if entries(raw)])[0]
check("the confirmation is signed", is_signed(confirmed))
[calendar] = entries(confirmed)
check("its calendar entry is a request with a zone", calendar["METHOD"] == "REQUEST" and len(calendar.walk("VTIMEZONE")) == 1)
[entry] = calendar.walk("VEVENT")
starts = entry["DTSTART"].dt
check("it begins when the event does", starts.isoformat() == "2030-10-14T09:30:00+04:00")
check("and is called as the event is", "Открытые данные" in str(entry["SUMMARY"]))

follow_up = api("POST", f"events/{event['id']}/follow-ups", {
    "name": "Thanks", "audience": {"registration_status": ["confirmed"]},
    "subject": {"en": "Thank you", "ru": "Спасибо"},
    "body": {"en": "Dear {{ person.full_name }}, thank you.", "ru": "{{ person.full_name }}, спасибо."},
})
api("POST", f"follow-ups/{follow_up['id']}/send-now", {})
thanks = until("the thanks", lambda: [raw for raw in arrived(reader) if subject(raw) == "Спасибо"])[0]
check("the thanks are signed", is_signed(thanks))
told = email.message_from_bytes(thanks, policy=email.policy.default)
check("and can be stopped with one click", told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click")
stop = told["List-Unsubscribe"].strip("<>")
one_click = urllib.request.Request(stop, b"List-Unsubscribe=One-Click", method="POST")
with urllib.request.urlopen(one_click) as answer:
    check("the click is taken", answer.status == 200)

mails = f"mail/messages?q={stranger}"
bounced = lambda: [mail for mail in api("GET", mails)["items"] if mail["status"] == "bounced"]
mail = until("the bounce", bounced)[0]
check("what Postfix sent back is noted on its mail", mail["last_reply"]["enhanced_code"] == "5.1.1")
stopped = api("GET", f"mail/suppressions?q={stranger}")["items"]
check("and nothing more goes there", [one["reason"] for one in stopped] == ["bounced"])
