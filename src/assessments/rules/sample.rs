//! An assessment for the tests of rules.

use chrono::DateTime;
use uuid::Uuid;

use crate::assessments::entity::assessment::Model;
use crate::assessments::types::{
    AssessmentDimension, AssessmentKind, AssessmentScale, AssessmentStatus,
};
use crate::text::{Language, Texts};

/// One of these countries, in a dimension without a scale and in one from 1 to 5.
pub fn assessment(countries: &[&str]) -> Model {
    let dimension = |key: &str, scale| AssessmentDimension {
        key: key.to_owned(),
        title: Texts::new([
            (Language::english(), key.to_uppercase()),
            (Language::russian(), format!("{key} по-русски")),
        ]),
        description: None,
        scale,
    };
    let scale = AssessmentScale { minimum: 1, maximum: 5, labels: Vec::new() };
    Model {
        id: Uuid::nil().into(),
        version: 1,
        event_id: None,
        programme_id: None,
        kind: AssessmentKind::Study,
        status: AssessmentStatus::InProgress,
        title: Texts::english("Study"),
        title_sort: "study".to_owned(),
        description: None,
        method: None,
        starts_on: None,
        ends_on: None,
        claimed_countries: None,
        countries: countries.iter().map(|code| code.parse().unwrap()).collect(),
        dimensions: vec![dimension("text", None), dimension("scaled", Some(scale))].into(),
        search: String::new(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    }
}
