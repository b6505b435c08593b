//! The chain: each digest is taken over the one before and over the entries since.

use sha2::{Digest as _, Sha256};

use crate::audit::entity::Model;
use crate::text;

/// The digest of a seal on `entries`, which stand in the order of their ids.
pub(super) fn digest(before: &str, entries: &[Model]) -> String {
    let mut hash = Sha256::new();
    part(&mut hash, Some(before));
    for entry in entries {
        let at = entry.at.timestamp_micros().to_string();
        let actor = entry.actor_id.map(|id| id.to_string());
        let event = entry.event_id.map(|id| id.to_string());
        part(&mut hash, Some(&entry.id.to_string()));
        part(&mut hash, Some(&at));
        part(&mut hash, Some(&entry.actor_kind));
        part(&mut hash, actor.as_deref());
        part(&mut hash, Some(&entry.actor_name));
        part(&mut hash, Some(&entry.action));
        part(&mut hash, Some(&entry.object_kind));
        part(&mut hash, Some(&entry.object_id.to_string()));
        part(&mut hash, event.as_deref());
        part(&mut hash, Some(&entry.fields.to_string()));
        part(&mut hash, entry.request_id.as_deref());
        part(&mut hash, entry.remote.as_deref());
    }
    text::hex(&hash.finalize())
}

/// With its length before it, so that nothing can be moved from one part to the next.
fn part(hash: &mut Sha256, text: Option<&str>) {
    let Some(text) = text else { return hash.update([0]) };
    hash.update([1]);
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text);
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::{AuditId, EventId};

    fn entry() -> Model {
        Model {
            id: AuditId(Uuid::from_u128(1)),
            at: "2026-03-02T08:00:00.000001Z".parse().unwrap(),
            actor_kind: "token".into(),
            actor_id: Some(Uuid::from_u128(2)),
            actor_name: "Desk".into(),
            action: "event.publish".into(),
            object_kind: "event".into(),
            object_id: Uuid::from_u128(3),
            event_id: Some(EventId(Uuid::from_u128(3))),
            fields: serde_json::json!(["status"]),
            request_id: None,
            remote: Some("192.0.2.1".into()),
        }
    }

    #[test]
    fn whatever_is_changed_changes_the_digest() {
        let changes: [fn(&mut Model); 12] = [
            |it| it.id = AuditId(Uuid::from_u128(9)),
            |it| it.at += chrono::TimeDelta::microseconds(1),
            |it| it.actor_kind = "system".into(),
            |it| it.actor_id = None,
            |it| it.actor_name = "Another desk".into(),
            |it| it.action = "event.cancel".into(),
            |it| it.object_kind = "panel".into(),
            |it| it.object_id = Uuid::from_u128(9),
            |it| it.event_id = None,
            |it| it.fields = serde_json::json!(["status", "title"]),
            |it| it.request_id = Some(String::new()),
            |it| it.remote = None,
        ];
        let whole = digest("", &[entry()]);
        for (n, change) in changes.iter().enumerate() {
            let mut changed = entry();
            change(&mut changed);
            assert_ne!(digest("", &[changed]), whole, "change {n}");
        }
        assert_ne!(digest("another", &[entry()]), whole);
        assert_ne!(digest("", &[]), whole);
        assert_ne!(digest("", &[entry(), entry()]), whole);
    }

    #[test]
    fn what_moves_from_one_field_to_the_next_changes_the_digest() {
        let two = |kind: &str, name: &str| Model {
            actor_id: None,
            actor_kind: kind.into(),
            actor_name: name.into(),
            ..entry()
        };
        assert_ne!(digest("", &[two("ab", "c")]), digest("", &[two("a", "bc")]));
    }
}
