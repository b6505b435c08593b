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
report-section-needs = Capacity needs
report-section-recommendations = Recommendations
report-section-evaluation = Evaluation
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
report-contact = Contact
report-programme = Programme
report-panels = Panels
report-references = References
report-agreement = Agreement

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

report-counted = Participants (observers, media and organizers not counted)
report-observers = Observers came from
report-figure = Figure
report-differs = The claimed and the counted figures differ. Both stand here as they are; neither was corrected.
report-by-country = Participants, by country
report-label = What
report-people = People
report-not-listed = Confirmed participants who did not agree to be listed: { $people }.

report-number = No.
report-recommendation = Recommendation
report-due = Due
report-state = State
report-no-addressee = Without an addressee
report-with = With
report-proposed = Proposed country
report-leads-to = Later meetings that take the outcomes on:
report-by-state = Recommendations, by state
report-item = Item
report-speakers = Speakers
