"""The main job with a client that was generated from the description."""

import os
from datetime import date
from http import HTTPStatus
from time import monotonic, sleep
from typing import Any, TypeVar
from uuid import UUID, uuid4

from convoke_client import AuthenticatedClient
from convoke_client.api.agenda import create_item, create_panel
from convoke_client.api.events import create_event, get_event, publish_event, update_event
from convoke_client.api.follow_ups import create_follow_up, get_follow_up, send_follow_up_now
from convoke_client.api.invitations import (
    answer_invitation,
    create_invitations,
    list_invitations,
)
from convoke_client.api.organizations import create_organization
from convoke_client.api.programmes import create_programme
from convoke_client.api.recommendations import (
    create_progress,
    create_recommendation,
    get_recommendation,
)
from convoke_client.api.registrations import list_registrations
from convoke_client.models import (
    Acceptance,
    Access,
    AddresseeIn,
    Answer,
    Audience,
    Event,
    EventCreate,
    EventKind,
    EventPatch,
    FollowUp,
    FollowUpCreate,
    FollowUpStatus,
    Implementation,
    Invitation,
    InvitationAnswer,
    InvitationBatch,
    InvitationBatchResult,
    InvitationCreate,
    InvitationList,
    Item,
    ItemCreate,
    ItemKind,
    LocalizedText,
    Organization,
    OrganizationCreate,
    OrganizationKind,
    Panel,
    PanelCreate,
    ParticipantRole,
    PersonCreate,
    Problem,
    Programme,
    ProgrammeCreate,
    ProgrammeKind,
    Progress,
    ProgressCreate,
    Recommendation,
    RecommendationCreate,
    RegistrationList,
    RegistrationStatus,
    SpeakerInput,
)
from convoke_client.types import Response

T = TypeVar("T")
client = AuthenticatedClient(base_url=os.environ["BASE"], token=os.environ["TOKEN"])


def got(kind: type[T], response: Response[Any]) -> T:
    """The object of an answer; a problem says what is wrong."""
    answer = response.parsed
    if isinstance(answer, Problem):
        raise SystemExit(f"{answer.code}: {answer.detail} {answer.errors}")
    assert isinstance(answer, kind), response
    return answer


def plan() -> Event:
    """A programme, an event with a panel, and the event published."""
    programme = got(Programme, create_programme.sync_detailed(
        client=client,
        body=ProgrammeCreate(kind=ProgrammeKind.PROJECT, title="Digital government 2027"),
    ))
    title = LocalizedText.from_dict({"en": "Open data", "ru": "Открытые данные"})
    event = got(Event, create_event.sync_detailed(client=client, body=EventCreate(
        kind=EventKind.SEMINAR,
        title=title,
        programme_id=programme.id,
        time_zone="Asia/Almaty",
        starts_on=date(2027, 5, 11),
        ends_on=date(2027, 5, 12),
        start_time="09:00",
        capacity=2,
        access=Access.INVITATION_ONLY,
    )))
    panel = got(Panel, create_panel.sync_detailed(
        event.id,
        client=client,
        body=PanelCreate(title="What works", day=event.starts_on, start_time="09:30"),
    ))
    item = got(Item, create_item.sync_detailed(panel.id, client=client, body=ItemCreate(
        kind=ItemKind.KEYNOTE,
        title="Ten years of open data",
        speakers=[SpeakerInput(full_name="Maya Example")],
    )))
    assert item.speakers[0].full_name == "Maya Example"
    return got(Event, publish_event.sync_detailed(event.id, client=client))


def change(event: Event) -> None:
    """A change names the version that it is meant for."""
    first = got(Event, read := get_event.sync_detailed(event.id, client=client))
    etag = read.headers["ETag"]
    changed = got(Event, update_event.sync_detailed(
        event.id, client=client, if_match=etag, body=EventPatch(capacity=60)
    ))
    assert (first.capacity, changed.capacity) == (2, 60)
    late = update_event.sync_detailed(
        event.id, client=client, if_match=etag, body=EventPatch(capacity=70)
    )
    assert late.status_code == HTTPStatus.PRECONDITION_FAILED
    assert isinstance(late.parsed, Problem), late


def invite(event: Event) -> list[UUID]:
    """Three people at once; a repetition with the same key invites nobody again."""
    rows = [
        InvitationCreate(
            person=PersonCreate(
                full_name=f"Guest {number}",
                email=f"guest-{uuid4()}@example.org",
                country="KZ",
            ),
            role=ParticipantRole.DELEGATE,
        )
        for number in range(3)
    ]
    key = str(uuid4())
    batch = InvitationBatch(invitations=rows, send=True)
    answers = [
        create_invitations.sync_detailed(event.id, client=client, body=batch, idempotency_key=key)
        for _ in range(2)
    ]
    first, again = (got(InvitationBatchResult, answer) for answer in answers)
    assert (first.created, first.failed) == (3, 0)
    assert first == again
    assert answers[1].headers["Idempotency-Replayed"] == "true"
    return [row.invitation_id for row in first.results if row.invitation_id]


def pages_of_invitations(event: Event) -> list[Invitation]:
    """A list, a page at a time."""
    found: list[Invitation] = []
    page = got(InvitationList, list_invitations.sync_detailed(event.id, client=client, limit=2))
    while True:
        found += page.items
        if page.next_cursor is None:
            return found
        page = got(InvitationList, list_invitations.sync_detailed(
            event.id, client=client, limit=2, cursor=page.next_cursor
        ))


def answer(invitations: list[UUID]) -> None:
    """Two come and one does not."""
    said = [
        InvitationAnswer(answer=Answer.ACCEPT),
        InvitationAnswer(answer=Answer.ACCEPT),
        InvitationAnswer(answer=Answer.DECLINE, reason="On leave"),
    ]
    for invitation, body in zip(invitations, said, strict=True):
        got(Invitation, answer_invitation.sync_detailed(invitation, client=client, body=body))


def write_to_all(event: Event) -> None:
    """Thanks to everybody who has a place."""
    follow_up = got(FollowUp, create_follow_up.sync_detailed(
        event.id,
        client=client,
        body=FollowUpCreate(
            name="Thanks",
            audience=Audience(registration_status=[RegistrationStatus.CONFIRMED]),
            subject="Thank you",
            body="Dear {{ person.full_name }}, thank you for coming.",
        ),
    ))
    now = got(FollowUp, send_follow_up_now.sync_detailed(follow_up.id, client=client))
    patience = monotonic() + 60
    while now.status != FollowUpStatus.SENT:
        assert monotonic() < patience, now.status
        sleep(0.2)
        now = got(FollowUp, get_follow_up.sync_detailed(follow_up.id, client=client))


def recommend(event: Event) -> None:
    """A recommendation to a ministry, and what came of it."""
    ministry = got(Organization, create_organization.sync_detailed(
        client=client,
        body=OrganizationCreate(
            name=f"Ministry {uuid4()}", kind=OrganizationKind.GOVERNMENT, country="KZ"
        ),
    ))
    recommendation = got(Recommendation, create_recommendation.sync_detailed(
        event.id,
        client=client,
        body=RecommendationCreate(
            text="Publish the land register as open data",
            due="2028",
            addressees=[AddresseeIn(organization_id=ministry.id)],
        ),
    ))
    got(Progress, create_progress.sync_detailed(
        recommendation.id,
        client=client,
        body=ProgressCreate(
            organization_id=ministry.id,
            acceptance=Acceptance.ACCEPTED,
            implementation=Implementation.IN_PROGRESS,
            text="The register is open to ministries.",
        ),
    ))
    now = got(Recommendation, get_recommendation.sync_detailed(recommendation.id, client=client))
    assert now.due == "2028"
    assert now.addressees[0].implementation == Implementation.IN_PROGRESS


def main() -> None:
    event = plan()
    change(event)
    invitations = invite(event)
    assert {row.id for row in pages_of_invitations(event)} == set(invitations)
    answer(invitations)
    registrations = got(RegistrationList, list_registrations.sync_detailed(
        event.id, client=client, status=RegistrationStatus.CONFIRMED
    ))
    assert len(registrations.items) == 2
    write_to_all(event)
    recommend(event)
    print(f"Python: the main job is done for {event.slug}.")


main()
