//! `/e/{slug}/register`: signing up for an event that is open to the public.

use poem::web::{Data, Path};
use poem::{IntoResponse as _, Response, handler};

use super::event::find;
use super::participant;
use super::places::Offer;
use crate::context::Context;
use crate::db::Write;
use crate::error::{AppError, FieldError, Kind, Result};
use crate::events;
use crate::events::entity::event::Model as Event;
use crate::mail::EmailAddress;
use crate::pages::views::{
    EventSummary, FieldKind, FieldView, FormView, MessageView, Moment, Places, SignUpView,
};
use crate::pages::{Asked, Form, Page, Reader, Sent, evenly, respond};
use crate::people::types::PersonCreate;
use crate::processes::{SignUp, sign_up};
use crate::registrations::form;
use crate::registrations::form::types::RegistrationForm;
use crate::registrations::pages::{Asking, fields, name_field, read, read_name, with_places};
use crate::registrations::rules::{PUBLIC, Refusal};
use crate::registrations::service::{self, Details};

/// Why nobody can sign up now, if so: by invitation only, not open yet, closed, cancelled, over, or
/// full without a waiting list.
fn refused(event: &Event, context: &Context, offer: &Offer) -> Option<AppError> {
    let shut = service::check_public_door(event, context.db.clock().now()).err();
    shut.or_else(|| (offer.places() == Places::Taken).then(|| Refusal::Full.into()))
}

async fn summary(context: &Context, event: &Event, reader: &Reader) -> Result<EventSummary> {
    let db = &context.db;
    events::pages::summary(db.read(), event, reader.language(), db.clock().now()).await
}

async fn refusal(
    context: &Context,
    event: &Event,
    reader: &Reader,
    error: &AppError,
) -> Result<Page> {
    let summary = summary(context, event, reader).await?;
    let view = MessageView::of_error(error, reader).about(summary);
    let opens = event.schedule().opens_at().filter(|_| error.code == Refusal::NotYetOpen.code());
    let view = view.opening(opens.map(|at| Moment::new(at, event.time_zone.tz())));
    Ok(respond::message(reader, &view))
}

/// Shows the form.
#[handler]
pub(super) async fn show(context: Data<&Context>, slug: Path<String>, asked: Asked) -> Page {
    let shown = async {
        let event = find(&context, &slug).await?;
        let reader = asked.reader(event.language());
        let offer = Offer::of(&context, &event).await?;
        if let Some(error) = refused(&event, &context, &offer) {
            return refusal(&context, &event, &reader, &error).await;
        }
        let asked = form::service::asked(context.db.read(), event.id).await?.for_strangers();
        let form = FormView::new(all_fields(&reader, &asking(&event, &asked), &offer));
        let view = view(&context, &event, &reader, &offer, form);
        Ok(respond::show(&reader, &view.await?))
    };
    shown.await.unwrap_or_else(|error| respond::refusal(error, &asked.reader([])))
}

fn asking<'a>(event: &'a Event, form: &'a RegistrationForm) -> Asking<'a> {
    Asking { event, form, role: PUBLIC.role }
}

fn all_fields(reader: &Reader, asking: &Asking<'_>, offer: &Offer) -> Vec<FieldView> {
    let catalogue = reader.catalogue();
    let email = FieldView::new("email", catalogue.say("field-email", []), FieldKind::Email);
    let email = email.required().help(catalogue.say("field-email-help", []));
    let mut all = vec![name_field(reader), email];
    all.extend(with_places(fields(reader, asking), reader, &offer.by_mode(), None));
    all
}

async fn view(
    context: &Context,
    event: &Event,
    reader: &Reader,
    offer: &Offer,
    form: FormView,
) -> Result<SignUpView> {
    let closes = event.schedule().closes_at();
    Ok(SignUpView {
        event: summary(context, event, reader).await?,
        closes: Some(Moment::new(closes, event.time_zone.tz())),
        places: offer.places(),
        form,
    })
}

/// Takes the form: keeps it, and asks by mail whether the address is theirs. Neither what the answer
/// says nor when it comes tells whether the address is known.
#[handler]
pub(super) async fn act(
    context: Data<&Context>,
    slug: Path<String>,
    asked: Asked,
    sent: Sent,
) -> Response {
    let event = match find(&context, &slug).await {
        Ok(event) => event,
        Err(error) => return respond::refusal(error, &asked.reader([])).into_response(),
    };
    let reader = asked.reader(event.language());
    let taken = match sent.0 {
        Ok(form) => evenly(take(&context, event, &reader, &form)).await,
        Err(error) => Err(error),
    };
    taken.unwrap_or_else(|error| respond::refusal(error, &reader).into_response())
}

async fn take(context: &Context, event: Event, reader: &Reader, form: &Form) -> Result<Response> {
    let offer = Offer::of(context, &event).await?;
    if let Some(error) = refused(&event, context, &offer) {
        return Ok(refusal(context, &event, reader, &error).await?.into_response());
    }
    context.limits.check_share(|limits| &limits.sign_ups)?;
    let asked = form::service::asked(context.db.read(), event.id).await?.for_strangers();
    form.check_once(|key| form::pages::takes_several(&asked, key))?;
    let asking = asking(&event, &asked);
    let input = match typed(context, &asking, reader, form) {
        Ok(input) => input,
        Err(wrong) => return again(context, &asking, reader, form, &wrong).await,
    };
    let (id, input) = (event.id, &input);
    let by = &participant(uuid::Uuid::nil());
    match context.db.write(move |w: Write| async move { sign_up(&w, by, id, input).await }).await {
        Ok(()) => {
            let address = input.person.email.as_ref().map(EmailAddress::masked);
            let summary = summary(context, &event, reader).await?;
            let page = MessageView::check_mail(address.unwrap_or_default()).about(summary);
            Ok(respond::message(reader, &page).into_response())
        }
        Err(error) if error.kind == Kind::Invalid => {
            again(context, &asking, reader, form, &error.fields).await
        }
        Err(error) if matches!(error.kind, Kind::Conflict | Kind::Forbidden) => {
            match Offer::of(context, &event).await?.fault(&error) {
                Some(fault) => again(context, &asking, reader, form, &[fault]).await,
                None => Ok(refusal(context, &event, reader, &error).await?.into_response()),
            }
        }
        Err(error) => Err(error),
    }
}

fn typed(
    context: &Context,
    asking: &Asking<'_>,
    reader: &Reader,
    form: &Form,
) -> Result<SignUp, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let name = read_name(form, &mut wrong);
    let email = form.text("email").map(str::parse::<EmailAddress>);
    match &email {
        None => wrong.push(FieldError::new("email", "required", "Give an address.")),
        Some(Err(_)) => wrong.push(FieldError::new("email", "email", "Give one address.")),
        Some(Ok(_)) => {}
    }
    let nothing = Details::default();
    let details = read(form, asking, reader, context.db.clock().now(), &nothing);
    match (details, email) {
        (Ok(details), Some(Ok(email))) if wrong.is_empty() => {
            let person = PersonCreate {
                full_name: name.to_owned(),
                email: Some(email),
                country: details.country.clone(),
                position: details.position.clone(),
                preferred_language: Some(reader.language().clone()),
                ..PersonCreate::default()
            };
            Ok(SignUp { person, details })
        }
        (details, _) => {
            wrong.extend(details.err().into_iter().flatten());
            Err(wrong)
        }
    }
}

async fn again(
    context: &Context,
    asking: &Asking<'_>,
    reader: &Reader,
    form: &Form,
    wrong: &[FieldError],
) -> Result<Response> {
    let offer = Offer::of(context, asking.event).await?;
    let fields = FormView::new(all_fields(reader, asking, &offer));
    let fields = fields.filled(form).marked(wrong, reader);
    let view = view(context, asking.event, reader, &offer, fields).await?;
    Ok(respond::show(reader, &view).into_response())
}
