## The language
own-name = English
not-reviewed = This translation has not yet been reviewed by a native speaker.
list-and = { $first } and { $last }

## Dates: month-1 stands after a day, month-alone-1 without one
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
day-and-month = { $day } { $month }
date-full = { $days } { $year }
date-short = { $days } { $year }
date-and-weekday = { $weekday }, { $date }
year-alone = { $year }
month-and-year = { $month } { $year }
time-from = from { $time }
time-until = until { $time }

## Frame
skip-to-content = Skip to the content
language-switch = Language of this page
footer = This page sets no cookies and loads nothing from other sites.
error-prefix = Error:

## Facts
fact-when = When
fact-where = Where
fact-organizers = Organizers
fact-languages = Working languages
fact-contact = Contact
fact-times-in = Times: { $zone }
fact-online = Online
theme = Theme:
fact-also-online = Also online
fact-place-open = To be announced
fact-place-unknown = Not recorded

kind-seminar = Seminar
kind-workshop = Workshop
kind-expert_group_meeting = Expert group meeting
kind-study_visit = Study visit
kind-preparatory_meeting = Preparatory meeting
kind-conference = Conference
kind-training = Training
kind-webinar = Webinar
kind-other = Event

modality-in_person = in person
modality-online = online
modality-hybrid = in person and online

organization-role-lead = lead organizer
organization-role-co_organizer = co-organizer
organization-role-host = host
organization-role-partner = partner
organization-role-donor = donor

language-ar = Arabic
language-az = Azerbaijani
language-de = German
language-en = English
language-es = Spanish
language-fr = French
language-hy = Armenian
language-ka = Georgian
language-kk = Kazakh
language-ko = Korean
language-ky = Kyrgyz
language-mn = Mongolian
language-ru = Russian
language-tg = Tajik
language-tk = Turkmen
language-tr = Turkish
language-uz = Uzbek
language-zh = Chinese

event-status-draft = This event is not published yet.
event-status-published = This event takes place as announced.
event-status-cancelled = This event has been cancelled.
event-status-completed = This event is over.
event-status-archived = This event is over.

## The event's page
about = About
objectives = Objectives
materials = Materials
references = Documents and links
later-meetings = Later meetings
agenda = Agenda
agenda-calendar = Add the agenda to your calendar
agenda-day-open = Day not set
agenda-day-unknown = Day not recorded
room = Room: { $room }
visit-host = Host: { $host }
taking-part = Taking part
sign-up-open = Registration is open.
sign-up-open-until = Registration is open until { $date }, { $time } ({ $zone }).
sign-up-waiting-list = All places are taken. You can join the waiting list.
sign-up-not-yet = Registration opens on { $date }, { $time } ({ $zone }).
sign-up-full = All places are taken.
sign-up-closed = Registration is closed.
sign-up-by-invitation = This event is by invitation only. If you have been invited, use the link in your mail.
register = Register
join-waiting-list = Join the waiting list
places-left = { $count ->
    [one] { $count } place is left.
   *[other] { $count } places are left.
}
mode-places-left = { $count ->
    [one] { $count } place is left
   *[other] { $count } places are left
}
mode-places-free = places are free
mode-places-waiting = waiting list
mode-places-taken = no place left

item-opening = Opening
item-keynote = Keynote
item-presentation = Presentation
item-country_presentation = Country presentation
item-discussion = Discussion
item-visit = Visit
item-break = Break
item-closing = Closing

speaker-speaker = speaker
speaker-moderator = moderator
speaker-panellist = panellist
speaker-chair = chair
speaker-rapporteur = rapporteur
speaker-discussant = discussant

## An invitation
invitation-title = Invitation: { $title }
invitation-salutation = Dear { $name },
invitation-lead = you are invited to take part in this event { $as }.
invitation-jump = Answer this invitation
invitation-sent-to = This invitation is personal. It was sent to { $email }.
invitation-message = From the organizers
invitation-answer-by = Please answer by { $date }, { $time } ({ $zone }).
invitation-open = You can open this page again, and answer or change your answer, until the event ends.
as-delegate = as a delegate
as-observer = as an observer
as-speaker = as a speaker
as-resource_person = as a resource person
as-media = as a representative of the media
as-organizer = as an organizer
as-guest = as a guest
as-participant = as a participant
your-answer = Your answer
answer-choose = Accept and register below, decline, or name somebody who comes in your place.
answer-choose-taken = If you could not come anyway, please decline, or name somebody who would come in your place.
answer-choose-registered = Accept below, decline, or name somebody who comes in your place.
answer-registered-confirmed = You are registered already, { $as }.
answer-registered-pending = You have registered already, { $as }; the organizers have not decided yet.
answer-registered-waitlisted = You are on the waiting list already, { $as }.
answer-registered-accept = If you accept, you take part { $as }.
answer-registered-decline = If you decline, your registration is withdrawn; if you name somebody else, it stays until they have accepted.
answer-withdrawn = Your registration has been withdrawn.
answer-rejected = The organizers have decided against your registration.
answer-given-back = The place is no longer kept for you. If you would like to come after all, please write to the organizers.
answer-see = See your registration
answer-jump-decline = Go to “Decline”
answer-accepted = You accepted this invitation on { $date } at { $time } ({ $zone }).
answer-declined = You declined this invitation on { $date } at { $time } ({ $zone }).
answer-thanks-accepted = Thank you. You have accepted the invitation.
answer-thanks-declined = Thank you for letting us know. You have declined the invitation.
answer-thanks-substituted = Thank you. The organizers can see whom you named. Unless it is settled already whether this person takes part, an invitation is on its way to them.
answer-reason = Your reason: { $reason }
answer-change = Until the event ends you can change your answer.
answer-change-until = You can change your answer until { $date }, { $time } ({ $zone }).
answer-named = You named { $name } in your place.
answer-settled = Somebody comes in your place, so this invitation cannot be accepted or passed on any more.
named-asked = We have no answer from them about your place yet.
named-undecided = They have accepted, and the organizers have yet to decide.
named-comes = { answer-settled }
named-stays_away = They do not come.
held-asked = Your registration stays as it is, unless they accept to come in your place: then your place is theirs, and we tell you by mail. If you hear nothing and cannot come, please give it up, so that it goes to whoever waits for one.
held-undecided = Your registration stays until then. If they are let in, your place is theirs; if you give it up before that, it goes to whoever waits for one.
held-stays_away = Your registration stays as it was. If you cannot come, please name somebody else or give it up.
answer-manage = See or change your registration
answer-places-waiting = All places are taken at the moment. If you accept, you join the waiting list and will be told as soon as a place is free.
answer-places-taken = All places are taken and there is no waiting list, so this invitation cannot be accepted just now. Please write to the organizers.
accept-title = I will take part
accept-title-again = I will take part after all
accept-button = Accept and register
accept-button-registered = Accept
decline-title = I cannot take part
decline-title-again = I can no longer take part
decline-button = Decline
substitute-title = Somebody else will take part in my place
substitute-lead = Your invitation is then declined. Unless it is settled already whether this person takes part, we send them an invitation of their own.
substitute-lead-registered = Your registration stays until they have accepted; then your place is theirs.
substitute-button = Name this person
answer-missing = Please choose one of the answers below.

## A focal point names a delegation
delegation-title = Delegation: { $title }
delegation-lead = { $country } is asked to name those who are to take part in this event.
delegation-lead-organization = { $organization } ({ $country }) is asked to name those who are to take part in this event.
delegation-heading = The delegation
delegation-seats = { $count ->
    [one] There is { $count } place for it.
   *[other] There are { $count } places for it.
}
delegation-alternates = { $count ->
    [one] You can name { $count } alternate besides, who comes if one of the others does not.
   *[other] You can name { $count } alternates besides, who come if one of the others does not.
}
delegation-until = Please name it by { $date }, { $time } ({ $zone }). Until then you can save it as often as you like, come back by the same link and change it.
delegation-how = Name the head of the delegation first, then the others in your order. To move somebody, change the number of the place; to take somebody off the list, empty all fields.
delegation-empty-rows = Rows that you leave empty count for nobody.
delegation-head = 1. Head of the delegation
delegation-row = { $number }.
delegation-save = Save the delegation
delegation-add = Add rows
delegation-alternate = (alternate)
delegation-saved = { $count ->
    [0] Saved. Nobody is named at the moment.
    [one] Saved. { $count } person is named.
   *[other] Saved. { $count } people are named.
}
delegation-come-back = The organizers can see it. They invite those whom they select themselves; you need not do anything more.
delegation-changed = Somebody else has changed the list since you opened it, so nothing was saved.
delegation-changed-text = Below stands what you typed, followed by those whom the other has added. Please look it through and save once more. Named so far:
delegation-decided = Decided already
delegation-decided-text = The organizers have decided on these people, so they can no longer be changed or taken off the list here. Please write to the organizers if something is to be otherwise.
delegation-closed = The time to name people ended on { $date } at { $time } ({ $zone }).
delegation-closed-text = Nothing can be changed here any more. If you are late or somebody is to be replaced, please write to the organizers.
delegation-named = Those who were named
delegation-nobody = Nobody is named.
note-verbale-heading = Note verbale
note-verbale-how = If there is a note verbale on your delegation, you can add it here as a file. The organizers get it with the list.
file-help = One file: { $kinds }; at most { $size } MB.
file-received = Received: { $name } ({ $size } KB), { $date }, { $time } ({ $zone }).
file-newer = A file that you choose now takes its place.
file-given = File: { $name } ({ $size } KB).
file-remove = Remove this file
field-note_verbale = File with the note verbale
gender-female = Female
gender-male = Male
gender-other = Another
gender-undisclosed = Not to be said

## Progress on recommendations
acceptance-pending = Not answered yet
acceptance-accepted = Accepted
acceptance-partially_accepted = Accepted in part
acceptance-rejected = Rejected
acceptance-noted = Taken note of
implementation-not_started = Not begun
implementation-in_progress = Under way
implementation-implemented = Done
implementation-overtaken_by_events = Overtaken by events
implementation-no_longer_applicable = No longer applicable
progress-title = Progress: { $title }
progress-lead = This event addressed recommendations to { $organization }. Please tell how far they are.
progress-heading = Recommendations and progress
progress-saved = Your report is recorded.
progress-come-back = The organizers can see it. You can come back by the same link; what was reported stays, and a new report corrects it.
progress-changed = Somebody else of your organization has reported since you opened this page, so nothing was recorded.
progress-changed-text = What you typed still stands below. Please look at the new entries and send it once more.
progress-nothing-said = Nothing was recorded: say something of at least one recommendation.
progress-how = Fill in only what you have news of. What you leave empty stays as it is.
progress-reason = Please give the reason where something is rejected, overtaken by events or no longer applicable.
progress-nothing-open = Nothing is left to be done.
progress-closed = Nothing left to be done here
progress-closed-text = If something has changed, you can still report it.
progress-more = Recommendations that this page does not show: { $count }
progress-save = Send the report
progress-nothing = At the moment no recommendation is addressed to your organization.
progress-contact-heading = Somebody else is in charge
progress-contact-named = Thank you. The organizers will look at it.
progress-contact-text = If somebody else of your organization is in charge now, please name them. They get a link of their own once the organizers have confirmed it.
progress-contact-waiting = Named already, and waiting for the organizers:
progress-contact-button = Name this person
progress-ask = Questions
progress-number = Recommendation { $number }
progress-due = Due: { $date }
progress-overdue = Overdue
progress-soon = Due soon
progress-stands = Acceptance: { $acceptance }. Implementation: { $implementation }.
progress-history = Reports so far: { $count }
progress-history-more = Earlier reports that this page does not show: { $count }
progress-by-organizers = the organizers
progress-field-acceptance = Acceptance
progress-field-implementation = Implementation
progress-field-text = What has been done, or the reason
progress-field-text-help = In your own words.
progress-field-evidence = Links to evidence
progress-field-evidence-help = One web address a line.

## Forms
form-required-note = Please fill in every field that is not marked “optional”.
optional = (optional)
choose = Choose…
yes = Yes
no = No
condition-answer = Only if your answer to “{ $label }” is: { $answers }
condition-any = Only if you chose something in answer to “{ $label }”.
condition-in_person = Only if you take part in the room.
condition-online = Only if you take part online.
taken-from = Taken from your registration for “{ $event }”. Change it if it is different now.
sensitive-note = Kept encrypted, for organizers alone, and deleted { $days ->
    [0] when the event ends
    [one] a day after the event
   *[other] { $days } days after the event
}.
sensitive-part = A part of what you gave is shown; leave it as it is to keep all of it, or type it anew.
errors-title = Please check what you entered
save-button = Save changes
error-required = “{ $label }” is missing.
error-email = “{ $label }” must be one e-mail address, such as name@example.org.
error-too_long = “{ $label }” is too long.
error-too_short = “{ $label }” is too short.
error-choice = Choose one of the answers to “{ $label }”.
error-country = Choose a country in “{ $label }”.
error-number = “{ $label }” must be a number.
error-date = “{ $label }” must be a date, such as 2026-11-25.
error-not_before = “{ $label }” lies before another date that comes first.
error-type = Choose one of the answers to “{ $label }”.
error-control_character = “{ $label }” has characters that cannot be kept; please type it as plain text.
error-bidi_control = “{ $label }” has invisible characters that turn the direction of writing; please type it anew.
error-web_address = “{ $label }” has the address of a site in it; please leave that out.
error-full = All places of this kind are taken. Choose another answer to “{ $label }”.
error-not_offered = Choose one of the answers to “{ $label }” that this event offers.
error-same_person = “{ $label }” is your own address; name somebody else.
error-twice = “{ $label }” is that of somebody else in this list.
error-seats_full = There are more people in this list than places. Mark this one as an alternate, or take somebody off the list.
error-alternates_full = There are more alternates in this list than were asked for. Take one off the list.
error-decided = The organizers have decided on this person already: what was said of them can no longer be changed here.
error-masked = “{ $label }” is shown in part. Type it anew, or leave it as it was.
error-file_empty = The file in “{ $label }” is empty. Choose it again, or another one.
error-file_too_large = The file in “{ $label }” is too large. Choose a smaller one.
error-file_kind = The file in “{ $label }” is of a kind that is not taken here. Choose one of the kinds that stand beside the field.
error-file_broken = The file in “{ $label }” cannot be read, or it holds macros. Save it anew, or as another of the kinds that are taken, and choose it again.
error-file_gone = The file in “{ $label }” is not kept any more. Choose it again.
error-url = Each line of “{ $label }” must be one web address.
error-contradiction = What is rejected is not carried out at the same time; please check “{ $label }”.
error-waiting = Those whom you have named already wait for the organizers; nobody else can be named until then.
error-form_changed = The questions on this page have changed since you opened it. Please look at them again, and send it once more.
error-form = Please check what you entered.
error-other = Please check “{ $label }”.

## Registering
sign-up-title = Register: { $title }
sign-up-heading = Registration
sign-up-lead = We will send a link to your address. Your registration counts once you have followed it.
sign-up-button = Send registration

## One's registration
registration-title = Your registration: { $title }
registration-of = Registration of { $name } { $as }
registration-code = Registration code
registration-code-help = Show this at the door: the square holds the same code.
registration-qr = QR code that holds { $code }
registration-email = E-mail
registration-calendar = Add to your calendar
registration-join = Join online
registration-message = From the organizers

status-unverified-title = Please confirm your address
status-unverified-text = Your registration counts as soon as you confirm your e-mail address.
status-pending-title = Waiting for approval
status-pending-text = The organizers will look at your registration and write to you. You need not do anything now.
status-confirmed-title = You are registered
status-confirmed-text = Your place is confirmed. We look forward to seeing you.
status-waitlisted-title = You are on the waiting list
status-waitlisted-text = As soon as a place is free for you, we will write to you. You need not do anything now.
status-rejected-title = Not accepted
status-rejected-text = The organizers could not accept this registration. If you have questions, please write to the organizers.
status-withdrawn-title = Your registration is withdrawn
status-withdrawn-text = You are no longer registered.
status-taken_out-title = The organizers have withdrawn your registration
status-taken_out-text = You are no longer registered. If this is a mistake, please write to the organizers.
status-replaced-title = Somebody else takes part in your place
status-replaced-text = You are no longer registered.
status-over-title = This event is over
status-over-text = You were registered for it.
status-over-text-waited = You did not get a place in it; nothing can be changed here any more.
status-reason = Reason: { $reason }
waiting-ahead = { $count ->
    [0] You are next.
    [one] There is { $count } person ahead of you.
   *[other] There are { $count } people ahead of you.
}

notice-accepted = You have accepted the invitation.
notice-saved = Your changes are saved.
notice-confirmed = Your address is confirmed.
notice-withdrawn = You have withdrawn your registration.
notice-returned = Welcome back. Your registration counts again.

confirm-text = This is what was typed on our page. Please correct what is not so; only what you confirm here counts.
confirm-button = Confirm my address
edit-title = Your details
edit-until = You can change them until { $date }, { $time } ({ $zone }).
edit-closed = What you said can no longer be changed here.
edit-closed-ask = If something of it is not right, please write to the organizers.
withdraw-title = You cannot come?
withdraw-text = Please withdraw, so that somebody else can have the place. You can come back later if there is still room.
withdraw-text-waiting = If you no longer wish to wait, please withdraw. You can come back later, but not to the same place in the order.
withdraw-button = Withdraw my registration
return-title = You can come after all?
return-text = If there is still room, you will be registered again.
return-button = Register again

## Stopping mails that go to many
unsubscribe-title = Mails about { $title }
unsubscribe-for = Mails to { $email }
unsubscribe-nothing-title = Do you want to stop mails like the one that led you here?
unsubscribe-nothing-text = The organizers send some mails to many people at once, such as practical notes, papers and thanks. You can stop those of this event, or of all events.
unsubscribe-event-title = You have stopped such mails about this event
unsubscribe-event-text = The organizers’ mails to many people at once about this event no longer go to this address.
unsubscribe-all-title = You have stopped such mails about all events
unsubscribe-all-text = The organizers’ mails to many people at once no longer go to this address.
unsubscribe-still = What concerns you alone, such as an invitation, a confirmation or a change of the date, still reaches you.
unsubscribe-others = Mail to this address has also been stopped by others, for instance because it came back. To get it again, please write to the organizers.
unsubscribe-event-button = Stop such mails about this event
unsubscribe-all-button = Stop such mails about all events
unsubscribe-back-button = Get such mails again

## The first page
home-title = Convoke
home-lead = This server looks after seminars and meetings: it sends invitations, keeps registrations and shows agendas.
home-people = If you have been invited or have registered, please open the link in your mail. It leads to a page of your own; no account or password is needed.
home-programs = For other systems there is an interface (API):
home-docs = Description of the interface

## Messages
message-check-mail-title = Check your mail
message-check-mail-text = We have sent a message to { $email }. Follow the link in it to complete your registration. If nothing arrives within a few minutes, look among the unwanted mail.
message-link-sent-title = A new link is on its way
message-link-sent-text = We have sent it to the address that we have for you. It may take a few minutes to arrive.
message-not-found-title = Page not found
message-not-found-text = There is nothing at this address. If you followed a link from a mail, make sure that it is complete: some mail programs break long links in two.
message-expired-title = This link has expired
message-expired-text = It can no longer be used, and nothing was changed.
message-withdrawn-title = This invitation was withdrawn
message-withdrawn-text = It holds no more, so it can no longer be answered. If you have questions, please write to the organizers.
message-request-revoked-title = This request was withdrawn
message-request-revoked-text = The link to name a delegation holds no more. If you have questions, or people to name, please write to the organizers.
message-replaced-title = This link has been replaced
message-replaced-text = You have been sent a newer one: please use the link in the latest mail about this event. If you have no such mail, please write to the organizers.
message-by-invitation-title = By invitation only
message-by-invitation-text = Registration for this event is by personal invitation. If you have been invited, use the link in your mail. If you would like to take part, please write to the organizers.
message-full-title = All places are taken
message-full-text = There is no place left and no waiting list. Nothing was changed. If you have questions, please write to the organizers.
message-not-yet-open-title = Registration is not open yet
message-not-yet-open-text = Please come back later.
message-closed-title = Registration is closed
message-closed-text = It is no longer possible to register here. If you have questions, please write to the organizers.
message-cancelled-title = This event has been cancelled
message-cancelled-text = Registration is closed. If you have questions, please write to the organizers.
message-over-title = This event is over
message-over-text = It is no longer possible to register or to answer here.
message-conflict-title = This is not possible now
message-conflict-text = Nothing was changed. Open the link from your mail again to see where things stand.
message-forbidden-title = Not allowed
message-forbidden-text = This page is not open to you.
message-bad-form-title = The form could not be read
message-bad-form-text = Nothing was changed. Please go back and send it again.
message-too-large-title = The form is too large
message-too-large-text = Nothing was changed. Please go back and shorten your texts.
message-method-title = This cannot be done here
message-method-text = Nothing was changed. Open the link from your mail again.
message-too-many-title = Too many tries
message-too-many-text = Please wait a few minutes and try again.
message-unavailable-title = Not available at the moment
message-unavailable-text = Nothing was changed. Please try again in a few minutes.
message-internal-title = Something went wrong
message-internal-text = The fault is ours, and we have taken note of it. Please try again later.
message-request-id = If you write to us about this, please name this number:
message-event = Go to the event page
renew-text = We can send a new link to the address that we have for you.
renew-button = Send me a new link

## Refusals by their code: refusal-<code, with - for .>-title and -text
refusal-registration-full-title = { message-full-title }
refusal-registration-full-text = { message-full-text }
refusal-registration-closed-title = { message-closed-title }
refusal-registration-closed-text = { message-closed-text }
refusal-registration-not_yet_open-title = { message-not-yet-open-title }
refusal-registration-not_yet_open-text = { message-not-yet-open-text }
refusal-registration-by_invitation-title = { message-by-invitation-title }
refusal-registration-by_invitation-text = { message-by-invitation-text }
refusal-registration-event_cancelled-title = { message-cancelled-title }
refusal-registration-event_cancelled-text = { message-cancelled-text }
refusal-registration-event_over-title = { message-over-title }
refusal-registration-event_over-text = { message-over-text }
refusal-registration-editing_closed-title = Your details can no longer be changed here
refusal-registration-editing_closed-text = Nothing was changed. If something is not right, please write to the organizers.
refusal-registration-taken_back-title = The organizers withdrew this registration
refusal-registration-taken_back-text = Nothing was changed. If you would like to take part, please write to the organizers.
refusal-registration-substituted-title = Somebody comes in your place
refusal-registration-substituted-text = Nothing was changed. If you have questions, please write to the organizers.
refusal-invitation-expired-title = This invitation has ended
refusal-invitation-expired-text = It can no longer be answered. Nothing was changed. If you have questions, please write to the organizers.
refusal-invitation-substituted-title = Somebody comes in your place
refusal-invitation-substituted-text = { answer-settled } If you have questions, please write to the organizers.
refusal-nomination-quota_full-title = The places of your country are taken
refusal-nomination-quota_full-text = Nothing was changed. If you would like to come after all, please write to the organizers.
refusal-invitation-place_kept-title = The place is no longer kept for you
refusal-invitation-place_kept-text = Nothing was changed. If you would like to come after all, please write to the organizers.
refusal-progress_request-link_dead-title = This link no longer serves
refusal-progress_request-link_dead-text = Nothing was recorded. If you are still in charge, please ask the organizers for a new link.
refusal-form-cross_site-title = This form came from another site
refusal-form-cross_site-text = Nothing was changed. Please open our page yourself and send the form from there.
refusal-database-in_doubt-title = This took too long
refusal-database-in_doubt-text = We cannot say yet whether it was kept. Please open your link again in a few minutes and look, before you send anything once more.
refusal-certificate-revoked-title = This certificate is no longer valid
refusal-certificate-revoked-text = It was withdrawn by those who issued it, or another one took its place.
refusal-certificate-unknown-title = There is no such certificate
refusal-certificate-unknown-text = No certificate was ever issued with this code. Please compare it with the paper, letter by letter.
refusal-certificate-mistyped-title = This code cannot be right
refusal-certificate-mistyped-text = A letter or a digit in it is wrong or missing. Please compare it with the paper, letter by letter.

# What people say about themselves.
field-full_name = Full name
field-full_name-help = As you write it yourself; it stands like this in the list of participants.
field-email = E-mail address
field-email-help = We send a link to this address; your registration counts once you have followed it.
field-organization = Organization
field-position = Position
field-asked = Questions
field-gender = Gender
field-alternate = Alternate: comes only if somebody else does not
field-rank = Place in the order
field-country = Country
field-attendance_mode = How will you take part?
field-mode-in_person = In the room
field-mode-online = Online
field-consent_list = I agree to be named in the list of participants
field-consent_list-help = The list goes to those who take part: name, position, organization and country, no address.
field-reason = Reason
field-reason-help = Only the organizers will read it.
field-substitute_full_name = Full name of this person
field-substitute_email = E-mail address of this person
field-substitute_email-help = The invitation goes to this address.

# What stands above the columns of tables.
column-id = Id
column-full_name = Full name
column-unnamed = Name unknown
column-given_name = Given name
column-family_name = Family name
column-patronymic = Patronymic
column-native_name = Name in own script
column-badge_name = Name for the badge
column-honorific = Honorific
column-email = E-mail
column-phone = Phone
column-gender = Gender
column-position = Position
column-organization = Organization
column-organization_id = Organization id
column-country = Country
column-preferred_language = Preferred language
column-created_at = Added at
column-updated_at = Changed at
column-code = Code
column-status = Status
column-role = Role
column-attendance_mode = Attendance
column-source = Source
column-waitlist_position = Place on the waiting list
column-language = Language of mails
column-list_of_participants = In the list of participants
column-remark = Remark
column-registered_by = Registered by
column-decided_by = Decided by
column-decision_reason = Reason
column-confirmed_at = Confirmed at
column-withdrawn_at = Withdrawn at
column-person_id = Person id
column-invitation_id = Invitation id
column-substitute_for_id = Substitute for
column-rank = Place in the order
column-alternate = Alternate
column-decline_reason = Reason for declining
column-decided_at = Decided at
column-number = No.
column-part = Part
column-event = Event
column-text = Text
column-category = Category
column-acceptance = Acceptance
column-implementation = Implementation
column-due = Due
column-overdue = Overdue
column-clusters = Clusters
column-sdg_targets = SDG targets
column-proposed_country = Proposed country

# The parts of a list of participants, and what it is called.
table-participants = List of participants
table-register = Register
table-people = People
table-nominations = Nominations
table-recommendations = Recommendations
participants-delegations = Delegations
participants-observers = Observers
participants-resource_persons = Resource persons
participants-organizers = Organizers
participants-guests = Guests
participants-media = Media

## Papers.
paper-page = Page { $page } of { $pages }
paper-other_delegates = Other delegates
paper-nobody = Nobody stands in this list yet.
paper-badges = Badges
paper-no_badges = No confirmed participant attends in person.
badge-role-delegate = Delegate
badge-role-observer = Observer
badge-role-speaker = Speaker
badge-role-resource_person = Resource person
badge-role-organizer = Organizer
badge-role-guest = Guest
badge-role-media = Media
letter-invitation = Invitation
letter-visa = Visa support letter
letter-reference = No. { $reference }
letter-dear = Dear { $name },
letter-dear_consul = Dear Sir or Madam,
letter-to_consul = To the consular section
letter-invites = We have the honour to invite you to take part in “{ $event }”.
letter-welcome = We would be honoured to welcome you.
letter-confirms = We confirm that { $name } is invited to take part in “{ $event }” and is registered for it.
letter-asks = We would be grateful if the visa that this journey requires could be issued.
letter-write_to = Should you have any questions, please write to { $contact }.
letter-farewell = Yours sincerely,
letter-fact-event = Event
letter-fact-dates = Dates
letter-fact-place = Place
letter-fact-role = Role
letter-fact-answer_by = Please answer by
letter-fact-full_name = Full name
letter-fact-passport = Passport number
letter-fact-citizenship = Citizenship
letter-fact-position = Position
letter-fact-organization = Organization
letter-fact-arrives_on = Day of arrival
letter-fact-leaves_on = Day of departure
letter-fact-code = Registration
certificate-participation = Certificate of participation
certificate-completion = Certificate of completion
certificate-awarded = This certificate is awarded to
certificate-for-participation = for taking part in the event
certificate-for-completion = for completing the programme of the event
certificate-hours = Hours: { $hours }
certificate-verify = To check this certificate:
verify-title = This certificate is valid
verify-text = It was issued to the person named here, for this event.

## What changed, in mails
change-title = Title
change-dates = Dates
change-start = Start
change-end = End
change-time_zone = Time zone
change-place = Place
change-format = Format
change-online_url = Address of the online meeting
change-description = the description has changed
change-state = State
change-role = You take part
change-country = Country
change-organization = Organization
change-position = Position
change-sensitive_version = Sensitive answers
change-consents = Consents
change-answers = Your answers to
change-invited_as = You are invited
change-answer_by = Please answer by
format-in_person = on site
format-online = online
format-hybrid = on site and online
state-unverified = address not confirmed
state-pending = waiting for a decision
state-confirmed = confirmed
state-waitlisted = on the waiting list
state-rejected = declined
state-withdrawn = withdrawn

# What is counted of an event.

statistics = Statistics
statistics-registrations = Registrations
statistics-confirmed = Confirmed
statistics-nobody = Nobody has registered yet.
statistics-claims = Claimed and counted
statistics-claimed = Claimed
statistics-counted = Counted
statistics-difference = Difference
statistics-participants = Participants
statistics-countries = Countries
statistics-over-time = Registrations over time
statistics-over-time-text = Registrations: { $people },
statistics-days = Day by day
statistics-day = Day
statistics-came = New
statistics-all = Total
statistics-by-state = By status
statistics-by-country = Confirmed, by country
statistics-by-role = Confirmed, by role
statistics-by-gender = Confirmed, by gender
statistics-by-organization = Confirmed, by kind of organization
statistics-by-attendance = Confirmed, by attendance
statistics-attended = Attended
statistics-absent = Absent
statistics-unknown = Not known
statistics-seats = Seats of countries
statistics-quota = Seats
statistics-selected = Selected
statistics-women = Women
statistics-women-share = (wanted: { $share } %)
organization-kind-government = Government
organization-kind-un_entity = United Nations entity
organization-kind-intergovernmental = Intergovernmental organization
organization-kind-academia = Academia
organization-kind-civil_society = Civil society
organization-kind-private_sector = Private sector
organization-kind-media = Media
organization-kind-other = Other
