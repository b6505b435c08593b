//! What `/i/{token}` asks: of those who accept, of those who decline, and of those who name
//! somebody else.

use crate::error::FieldError;
use crate::mail::EmailAddress;
use crate::pages::views::{FieldKind, FieldView, FormView};
use crate::pages::{Form, Reader};
use crate::people::types::PersonCreate;
use crate::text::line_fault;

/// What stands before the names of a substitute's fields.
const SUBSTITUTE: &str = "substitute_";

/// The three forms, of which the first asks for `accept`, with what was typed over what is known and
/// what is wrong with that.
pub(super) fn all(
    reader: &Reader,
    accept: Vec<FieldView>,
    typed: Option<&Form>,
    faults: &[FieldError],
) -> [FormView; 3] {
    let forms = [accept, decline_fields(reader), substitute_fields(reader)].map(FormView::new);
    let [accept, decline, substitute] = forms.map(|form| match typed {
        Some(typed) => form.filled(typed),
        None => form,
    });
    // A fault stands on the form that has its field; one that has none, on the first.
    let of = |form: &FormView| -> Vec<FieldError> {
        faults.iter().filter(|fault| form.has(fault)).cloned().collect()
    };
    let (of_decline, of_substitute) = (of(&decline), of(&substitute));
    let mine = |fault: &&FieldError| !of_decline.contains(fault) && !of_substitute.contains(fault);
    let of_accept: Vec<FieldError> = faults.iter().filter(mine).cloned().collect();
    [
        accept.marked(&of_accept, reader),
        decline.marked(&of_decline, reader),
        substitute.marked(&of_substitute, reader),
    ]
}

fn decline_fields(reader: &Reader) -> Vec<FieldView> {
    let catalogue = reader.catalogue();
    let reason = FieldView::new("reason", catalogue.say("field-reason", []), FieldKind::Textarea);
    vec![reason.help(catalogue.say("field-reason-help", []))]
}

fn substitute_fields(reader: &Reader) -> Vec<FieldView> {
    let catalogue = reader.catalogue();
    let name = catalogue.say("field-substitute_full_name", []);
    let name = FieldView::new("substitute_full_name", name, FieldKind::Text);
    let email = catalogue.say("field-substitute_email", []);
    let email = FieldView::new("substitute_email", email, FieldKind::Email);
    let help = catalogue.say("field-substitute_email-help", []);
    vec![name.required(), email.required().help(help)]
}

/// Who was named, or all that is wrong with it.
pub(super) fn substitute(form: &Form) -> Result<PersonCreate, Vec<FieldError>> {
    let mut wrong = Vec::new();
    let name = form.text("substitute_full_name").unwrap_or_default();
    wrong.extend(line_fault("substitute_full_name", name, 200));
    let key = "substitute_email";
    let email = match form.text(key).map(str::parse::<EmailAddress>) {
        Some(Ok(email)) => Some(email),
        Some(Err(_)) => {
            wrong.push(FieldError::new(key, "email", "Give one address."));
            None
        }
        None => {
            wrong.push(FieldError::new(key, "required", "Give an address."));
            None
        }
    };
    if wrong.is_empty() {
        Ok(PersonCreate { full_name: name.to_owned(), email, ..PersonCreate::default() })
    } else {
        Err(wrong)
    }
}

/// What a service says of the person who was named, as a fault of this form.
pub(super) fn of_substitute(fault: FieldError) -> FieldError {
    let field = fault.pointer.rsplit('/').next().unwrap_or_default();
    FieldError::new(format!("{SUBSTITUTE}{field}"), fault.code, fault.message)
}
