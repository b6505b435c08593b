//! What the parts of the field say of bodies in which something is wrong by itself.

use crate::access::service as access;
use crate::administration::mail::suppressions;
use crate::agenda::rules::{item_faults, panel_faults};
use crate::assessments::rules as assessments;
use crate::attendance::rules as attendance;
use crate::certificates::rules as certificates;
use crate::clock::Clock;
use crate::countries::indicators::rules as indicators;
use crate::countries::rules as countries;
use crate::evaluations::rules as evaluations;
use crate::events::rules as events;
use crate::follow_ups::service as follow_ups;
use crate::http::Judges;
use crate::invitations::rules as invitations;
use crate::letters::rules as letters;
use crate::materials::practices::rules as practices;
use crate::materials::rules as materials;
use crate::needs::rules as needs;
use crate::nominations::requests::rules as nomination_requests;
use crate::nominations::rules as nominations;
use crate::organizations::rules as organizations;
use crate::people::focal_points::rules as focal_points;
use crate::people::rules as people;
use crate::programmes::indicators::rules as programme_indicators;
use crate::programmes::rules as programmes;
use crate::recommendations::requests::rules as progress_requests;
use crate::recommendations::rules as recommendations;
use crate::registrations::form::rules as form;
use crate::registrations::rules as registrations;
use crate::reports::summary::rules as reports;

/// All of them.
pub(super) fn judges(clock: &Clock) -> Judges {
    Judges::default()
        .with(&["EventCreate", "EventPatch"], events::faults)
        .with(&["CoverageCreate", "CoveragePatch"], events::coverage_faults)
        .with(&["EvaluationCreate", "EvaluationPatch"], evaluations::faults)
        .with(&["FollowUpCreate"], follow_ups::faults)
        .with(&["FollowUpPatch"], follow_ups::texts_faults)
        .with(&["FollowUpPlanCreate", "FollowUpPlanPatch"], follow_ups::plan_faults)
        .with(&["OrganizationCreate", "OrganizationPatch"], organizations::faults)
        .with(&["PersonCreate", "PersonPatch"], people::faults)
        .with(&["FocalPointCreate", "FocalPointPatch"], focal_points::faults)
        .with(&["ProgrammeCreate", "ProgrammePatch"], programmes::faults)
        .with(
            &["ProgrammeIndicatorCreate", "ProgrammeIndicatorPatch"],
            programme_indicators::faults,
        )
        .with(&["IndicatorValueCreate"], programme_indicators::value_faults)
        .with(&["PanelCreate", "PanelPatch"], panel_faults)
        .with(&["ItemCreate", "ItemPatch"], item_faults)
        .with(&["QuotaCreate", "QuotaPatch"], nominations::quota_faults)
        .with(&["NominationCreate", "NominationPatch"], nominations::faults)
        .with(&["NominationRequestCreate", "NominationRequestPatch"], nomination_requests::faults)
        .with(&["RegistrationCreate", "RegistrationPatch"], registrations::faults)
        .with(&["RegistrationFormPatch"], form::faults)
        .with(&["LetterCreate"], letters::faults)
        .with(&["CertificatesIssue", "CertificateReissue"], certificates::faults)
        .with(&["CertificateRevoke"], certificates::revoke_faults)
        .with(&["RecommendationCreate", "RecommendationPatch"], recommendations::faults)
        .with(&["NeedCreate", "NeedPatch"], needs::faults)
        .with(&["AssessmentCreate", "AssessmentPatch"], assessments::faults)
        .with(&["FindingCreate", "FindingPatch"], assessments::finding_faults)
        .with(&["ProgressCreate"], recommendations::progress_faults)
        .with(&["MaterialCreate", "MaterialPatch"], materials::faults)
        .with(&["PracticeCreate", "PracticePatch"], practices::faults)
        .with(&["UpdateRequest"], progress_requests::faults)
        .with(&["CountryGroupCreate", "CountryGroupPatch"], countries::faults)
        .with(&["CountryIndicatorCreate", "CountryIndicatorPatch"], indicators::faults)
        .with(&["SuppressionCreate"], suppressions::faults)
        .with(&["SectionWrite"], reports::section_faults)
        .with(&["ReportVersionCreate"], reports::version_faults)
        .at_the_time(&["CheckInCreate"], clock, attendance::faults)
        .at_the_time(&["InvitationCreate", "InvitationPatch"], clock, invitations::faults)
        .at_the_time(&["TokenCreate"], clock, access::faults)
}
