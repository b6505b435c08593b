# What reports say by themselves: they are in English and Russian alone.

report-title-progress = Progress report
report-title-summary = Summary report
report-based = Based on progress report no. { $number } of { $date }
report-as-of = As of { $date }
report-version = Version { $number } of { $date }
report-contents = Contents
report-annexes = Annexes
report-annex = Annex { $number }. { $title }
report-nothing = Nothing is on record of this event yet.

report-section-overview = Overview
report-section-background = Background
report-section-objectives = Objectives
report-section-organization = Organization
report-section-participation = Participation
report-section-proceedings = Proceedings
report-section-assessments = Studies
report-section-needs = Capacity needs
report-section-recommendations = Recommendations
report-section-evaluation = Evaluation
report-barriers = Barriers
report-section-media = Media coverage
report-section-follow_up = Follow-up
report-section-annex_agenda = Agenda
report-section-annex_participants = List of participants
report-section-annex_evaluation = Evaluation in full

report-event = Event
report-theme = Theme
report-dates = Dates
report-times = Time
report-place = Place
report-modality = Attendance
report-languages = Working languages
report-organizers = Organizers
report-access = Access
report-access-public = Open to all
report-access-invitation_only = By invitation only
report-contact = Contact
report-mailbox = Mailbox of the contact
report-programme = Programme
report-panels = Panels
report-references = References
report-agreement = Agreement

report-from = from { $date }
report-until = until { $date }

report-programme-programme = Programme
report-programme-project = Project
report-programme-series = Series
report-programme-initiative = Initiative
report-programme-role-donor = Financed by
report-programme-role-implementer = Carried out by
report-programme-role-partner = Partners
report-programme-role-organizer = Events organized by
report-countries-beneficiary = Beneficiary countries
report-countries-resource = Countries that share experience
report-countries-participant = Participating countries
report-countries-entered = Claimed are { $claimed } countries, entered for the event are { $entered }. Both stand as they are.
report-countries-absent = Named as participating, but nobody who took part is on record from there: { $countries }.
report-countries-unnamed = Somebody took part from there, but these are not named as participating: { $countries }.

report-counted = Participants (observers, media and organizers not counted)
report-observers = Observers came from
report-and-more = and { $count } more
report-figure = Figure
report-differs = The claimed and the counted figures differ. Both stand here as they are; neither was corrected.
report-by-country = Participants, by country
report-by-role = All who were confirmed, observers, media and organizers too, by role
report-by-gender = All who were confirmed, observers, media and organizers too, by gender
report-label = What
report-people = People
report-not-listed = Confirmed participants who did not agree to be listed: { $people }.

report-too-many-listed = { $people } people agreed to be listed, which are more than this paper holds. They stand in the list of participants of the event, which can be had as a table.

report-question = Question
report-mean = Mean
report-right = Right answers
report-evaluation-open = Still open: what was answered is told once it is closed.
report-evaluation-few = Fewer than five have answered: nothing is told of what they said.

report-outlet = Outlet
report-country = Country
report-finding = Finding
report-findings-missing = Without a finding so far: { $empty } of { $cells } cells (countries by dimensions)
report-outcome-documents = Documents that came of it
report-date = Date
report-title = Title

report-number = No.
report-recommendation = Recommendation
report-due = Due
report-state = State
report-carried = Carried forward
report-carried-to = Carried forward to { $event }
report-repeats = Repeats no. { $number }
report-repeats-elsewhere = Repeats no. { $number } of { $event }
report-repeats-another = Repeats another one
report-no-addressee = Without an addressee
report-with = With
report-proposed = Proposed country
report-leads-to = Later meetings that take the outcomes on:
report-by-state = Recommendations, by state
report-item = Item
report-speakers = Speakers
