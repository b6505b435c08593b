use super::*;
use proptest::prelude::*;
use uuid::Uuid;

use Acceptance::{Accepted, Noted, PartiallyAccepted, Pending, Rejected};
use Implementation::{Implemented, InProgress, NoLongerApplicable, NotStarted, OvertakenByEvents};

fn standing(acceptance: Acceptance, implementation: Implementation) -> Standing {
    Standing { acceptance, implementation }
}

fn wrong(before: Standing, report: &Report<'_>) -> Vec<String> {
    let mut checks = Checks::new();
    check_report(&mut checks, before, report);
    let fields = checks.finish().err().map(|error| error.fields).unwrap_or_default();
    fields.into_iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
}

#[test]
fn every_no_needs_its_reason() {
    for (acceptance, implementation) in
        [(Some(Rejected), None), (None, Some(OvertakenByEvents)), (None, Some(NoLongerApplicable))]
    {
        let report = Report { acceptance, implementation, text: Some(" "), ..Report::default() };
        assert_eq!(wrong(Standing::START, &report), ["/text required"]);
        let report = Report { text: Some("No funds."), ..report };
        assert_eq!(wrong(Standing::START, &report), Vec::<String>::new());
    }
}

#[test]
fn the_two_axes_move_apart() {
    let report = Report { implementation: Some(InProgress), ..Report::default() };
    for acceptance in [Pending, Accepted, PartiallyAccepted, Noted] {
        let before = standing(acceptance, NotStarted);
        assert_eq!(wrong(before, &report), Vec::<String>::new());
        assert_eq!(after(before, &report), standing(acceptance, InProgress));
    }
}

#[test]
fn what_is_rejected_is_not_carried_out() {
    let report = Report { acceptance: Some(Rejected), text: Some("Why"), ..Report::default() };
    assert_eq!(wrong(standing(Accepted, InProgress), &report), ["/implementation contradiction"]);
    let both = Report { implementation: Some(NotStarted), ..report };
    assert_eq!(wrong(standing(Accepted, InProgress), &both), Vec::<String>::new());
}

#[test]
fn a_report_says_something() {
    assert_eq!(wrong(Standing::START, &Report::default()), [" empty"]);
    let evidence = Report { has_evidence: true, ..Report::default() };
    assert_eq!(wrong(Standing::START, &evidence), Vec::<String>::new());
}

#[test]
fn only_an_addressee_reports_and_nobody_where_there_is_none() {
    let (one, other) = (OrganizationId(Uuid::from_u128(1)), OrganizationId(Uuid::from_u128(2)));
    let code = |addressees: &[_], own| reporter_fault(addressees, own).map(|fault| fault.code);
    assert_eq!(code(&[], None), None);
    assert_eq!(code(&[one], Some(one)), None);
    assert_eq!(code(&[one], None).as_deref(), Some("required"));
    assert_eq!(code(&[one], Some(other)).as_deref(), Some("no_addressee"));
    assert_eq!(code(&[], Some(other)).as_deref(), Some("no_addressee"));
    let mut checks = Checks::new();
    check_addressees(&mut checks, &[one, other, one]);
    assert_eq!(checks.finish().unwrap_err().fields[0].pointer, "/addressees/2/organization_id");
}

#[test]
fn what_is_due_in_a_year_is_overdue_from_the_next_one_on() {
    let due: PartialDate = "2009".parse().unwrap();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let open = [standing(Accepted, Implemented), standing(Pending, NotStarted)];
    assert!(!overdue(Some(&due), &open, day("2009-12-31")));
    assert!(overdue(Some(&due), &open, day("2010-01-01")));
    assert!(!overdue(None, &open, day("2010-01-01")));
    for done in [
        standing(Accepted, Implemented),
        standing(Pending, OvertakenByEvents),
        standing(Noted, NoLongerApplicable),
        standing(Rejected, NotStarted),
    ] {
        assert!(!overdue(Some(&due), &[done], day("2010-01-01")), "{done:?}");
    }
}

#[test]
fn evidence_is_an_address_on_the_web() {
    let wrong = |url: &str| {
        let mut checks = Checks::new();
        check_evidence(&mut checks, None, &[url.to_owned()]);
        !checks.is_empty()
    };
    assert!(!wrong("https://example.org/report?page=2#top"));
    for url in
        ["", "example.org", "javascript:alert(1)", "ftp://example.org", "http://", "https://a b"]
    {
        assert!(wrong(url), "{url}");
    }
}

#[test]
fn where_one_stands_is_stated_at_first_and_told_by_progress_later() {
    let codes = |deed: &dyn Fn(&mut Checks)| -> Vec<String> {
        let mut checks = Checks::new();
        deed(&mut checks);
        let fields = checks.finish().err().map(|error| error.fields).unwrap_or_default();
        fields.into_iter().map(|field| format!("{} {}", field.pointer, field.code)).collect()
    };
    let first = |given: Given| {
        codes(&|checks| {
            let _ = super::first(checks, "/a", given);
        })
    };
    assert_eq!(first((Some(Accepted), None)), Vec::<String>::new());
    assert_eq!(first((Some(Rejected), None)), ["/a/acceptance needs_reason"]);
    assert_eq!(first((None, Some(OvertakenByEvents))), ["/a/implementation needs_reason"]);
    let now = standing(Accepted, InProgress);
    let kept = |given: Given| {
        codes(&|checks| {
            let _ = super::kept(checks, "/a", now, given);
        })
    };
    assert_eq!(kept((Some(Accepted), None)), Vec::<String>::new());
    assert_eq!(kept((None, Some(Implemented))), ["/a/implementation by_progress"]);
}

#[test]
fn the_whole_stands_where_its_addressees_do() {
    let whole = |standings: &[Standing]| {
        let overall = overall(standings);
        (overall.acceptance, overall.implementation)
    };
    assert_eq!(whole(&[]), (Pending, NotStarted));
    let (done, todo) = (standing(Accepted, Implemented), standing(Accepted, NotStarted));
    assert_eq!(whole(&[done, todo]), (Accepted, InProgress));
    assert_eq!(whole(&[done, standing(Rejected, NotStarted)]), (PartiallyAccepted, Implemented));
    assert_eq!(whole(&[done, standing(Pending, NotStarted)]), (Pending, InProgress));
    let moot = standing(Noted, OvertakenByEvents);
    assert_eq!(whole(&[done, moot]), (PartiallyAccepted, Implemented));
    let gone = standing(Noted, NoLongerApplicable);
    assert_eq!(whole(&[moot, gone]), (Noted, OvertakenByEvents));
    assert_eq!(whole(&[gone, gone]), (Noted, NoLongerApplicable));
    assert_eq!(whole(&[standing(Rejected, NotStarted), moot]), (Noted, OvertakenByEvents));
}

proptest! {
    #[test]
    fn one_addressee_is_the_whole_and_order_does_not_matter(
        standings in prop::collection::vec(
            (prop::sample::select(Acceptance::ALL), prop::sample::select(Implementation::ALL)),
            1..5,
        )
    ) {
        let mut all: Vec<Standing> = standings.into_iter().map(|(a, i)| standing(a, i)).collect();
        prop_assert_eq!(overall(&all[..1]), all[0]);
        let whole = overall(&all);
        all.reverse();
        prop_assert_eq!(overall(&all), whole);
        let today = "2010-01-01".parse().unwrap();
        let late = overdue(Some(&"2009".parse().unwrap()), &all, today);
        prop_assert_eq!(late, all.iter().any(|standing| standing.is_open()));
    }
}
