//! Two people on record turn out to be one: what they were asked, and what they answered.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{KIND, read};
use crate::access::Actor;
use crate::audit::{self, Entry};
use crate::db::{self, Write};
use crate::error::Result;
use crate::evaluations::entity::evaluation::Model as Evaluation;
use crate::evaluations::entity::{answer, invitee};
use crate::evaluations::messages::LINK_GENERATION;
use crate::ids::PersonId;
use crate::mail::{self, MailFilter};
use crate::people::merged::entity::record::Kind;
use crate::people::merged::service::{self as merged, Gone};
use crate::registrations::entity::Model as Registration;

/// Gives what one registration was asked, and answered with a name, to another. Where both were asked by
/// one form they are one there, with the marks of both, so that nobody answers twice; of two answers with
/// names that of the registration that stays counts, and the other is kept. What was answered
/// anonymously is in the counts, and stays there. The event must be locked.
pub async fn move_to(
    w: &Write,
    by: &Actor,
    (goes, stays): (&Registration, &Registration),
    person: PersonId,
) -> Result<()> {
    let asked = invitee::Entity::find().filter(invitee::Column::RegistrationId.eq(goes.id));
    for seen in asked.order_by_asc(invitee::Column::EvaluationId).all(w).await? {
        // Nobody answers meanwhile.
        let form = read::locked(w, seen.evaluation_id).await?;
        let of = |row: &Registration| invitee::Entity::find_by_id((form.id, row.id));
        let Some(theirs) = of(goes).one(w).await? else { continue };
        match of(stays).one(w).await? {
            None => follow(w, &form, goes, stays).await?,
            Some(own) => {
                if own.mailed {
                    call_off(w, &form, goes).await?;
                }
                unite(w, &form, (own, theirs), person).await?;
                let entry = Entry::new("evaluation.merge", KIND, form.id).of(form.event_id);
                audit::record(w, by, &entry).await?;
            }
        }
    }
    Ok(())
}

async fn follow(
    w: &Write,
    form: &Evaluation,
    goes: &Registration,
    stays: &Registration,
) -> Result<()> {
    let asked = invitee::Entity::update_many()
        .col_expr(invitee::Column::RegistrationId, Expr::value(stays.id))
        .filter(invitee::Column::EvaluationId.eq(form.id))
        .filter(invitee::Column::RegistrationId.eq(goes.id));
    asked.exec(w).await?;
    let said = answer::Entity::update_many()
        .col_expr(answer::Column::RegistrationId, Expr::value(stays.id))
        .filter(answer::Column::EvaluationId.eq(form.id))
        .filter(answer::Column::RegistrationId.eq(goes.id));
    said.exec(w).await?;
    Ok(())
}

/// They have the same mail under their other address.
async fn call_off(w: &Write, form: &Evaluation, goes: &Registration) -> Result<()> {
    let which = MailFilter {
        about: Some(form.id.0),
        person_id: Some(goes.person_id),
        ..MailFilter::default()
    };
    mail::cancel_queued_where(w, &which).await
}

/// No instant is noted of who goes that did not stand there: of an anonymous form the one of the merge
/// says nothing of when they answered.
async fn unite(
    w: &Write,
    form: &Evaluation,
    (own, theirs): (invitee::Model, invitee::Model),
    person: PersonId,
) -> Result<()> {
    let of =
        |row: &invitee::Model| answer::Entity::find_by_id((row.evaluation_id, row.registration_id));
    let mut left = None;
    if let Some(said) = of(&theirs).one(w).await? {
        let key = (said.evaluation_id, said.registration_id);
        answer::Entity::delete_by_id(key).exec(w).await?;
        if of(&own).one(w).await?.is_some() {
            left = Some(("answer", db::as_json(&said)));
        } else {
            db::insert(w, answer::Model { registration_id: own.registration_id, ..said }).await?;
        }
    }
    let gone = Gone {
        kind: Kind::Evaluation,
        id: theirs.link_id,
        became: own.link_id,
        person,
        event: Some(form.event_id),
        links: Some(((theirs.link_id, LINK_GENERATION), (own.link_id, LINK_GENERATION))),
        code: None,
    };
    merged::keep(w, gone, &theirs, left).await?;
    let key = (theirs.evaluation_id, theirs.registration_id);
    invitee::Entity::delete_by_id(key).exec(w).await?;
    let both = invitee::Model {
        mailed: own.mailed || theirs.mailed,
        reminded: own.reminded || theirs.reminded,
        answered: own.answered || theirs.answered,
        left_meanwhile: own.left_meanwhile || theirs.left_meanwhile,
        ..own
    };
    db::update(w, both).await.map(drop)
}
