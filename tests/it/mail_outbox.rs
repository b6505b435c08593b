//! The outbox: what it promises when things go wrong.

use std::collections::HashSet;
use std::time::Duration;

use convoke::error::AppError;
use convoke::ids::EventId;
use convoke::mail::outbox::{self, Finish, Passed};
use convoke::mail::rules::{Outcome, Reply};
use convoke::mail::{self, EmailAddress, MailFilter, MailSettings, MailStatus, NewMail};
use convoke::text::Language;
use sea_orm::PaginatorTrait;

use crate::support::mail::{Confirmed, Post, Untemplated, settings};
use convoke::mail::Mail;

fn later() -> Outcome {
    Outcome::Deferred(Reply::from_relay(451, "4.3.0 try again"))
}

fn never() -> Outcome {
    Outcome::Failed(Reply::from_relay(550, "5.1.1 no such user"))
}

#[tokio::test]
async fn a_mail_goes_out_and_its_row_says_what_the_relay_said() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    assert_eq!(post.step().await, 1);
    let row = post.find(id).await;
    assert_eq!((row.status, row.attempts, row.last_code), (MailStatus::Sent, 1, Some(250)));
    assert_eq!(row.subject, "Your place is confirmed: Open Government 2030, 29 April – 2 May 2030");
    assert_eq!(row.sent_at, Some(post.clock.now()));
    assert_eq!(row.message_id, Some(post.catcher.mails()[0].message_id.clone()));
    assert!(row.lease_holder.is_none() && row.version > 1);
    assert_eq!(post.step().await, 0);
}

#[tokio::test]
async fn a_mail_of_a_write_that_failed_does_not_exist() {
    let post = Post::start().await;
    let (to, body): (EmailAddress, _) = ("a@example.org".parse().unwrap(), Confirmed::sample());
    let (to, body, language) = (&to, &body, &Language::english());
    let done = post.db.write(move |w| async move {
        mail::queue(&w, &NewMail::new(to, "A", language, body)).await?;
        Err::<(), _>(AppError::conflict("test.no", "no"))
    });
    assert!(done.await.is_err());
    assert_eq!(post.step().await, 0);
}

#[tokio::test]
async fn killed_between_sending_and_noting_it_goes_out_again_with_the_same_message_id() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    let lease = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    let rendered = post.room.render(&lease.mails[0]).unwrap();
    let keys = crate::support::mail::keys();
    let first = mail::mime::message(
        &post.settings,
        &keys,
        &lease.mails[0],
        &rendered,
        &[],
        post.clock.now(),
    )
    .unwrap();
    assert_eq!(post.step().await, 0, "the lease still holds");
    post.outlive_the_lease().await;
    assert_eq!(post.step().await, 1);
    let row = post.find(id).await;
    assert_eq!((row.status, row.attempts), (MailStatus::Sent, 2));
    assert_eq!(post.catcher.mails()[0].message_id, first.message_id);
}

#[tokio::test]
async fn whoever_lost_a_lease_finishes_nothing() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    let old = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    post.outlive_the_lease().await;
    let new = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    assert_eq!(new.mails[0].id, id);
    for outcome in [never(), later(), Outcome::Sent(Reply::instead("late"))] {
        let finish = Finish::only(outcome);
        let done = outbox::finish(&post.db, &post.settings, old.holder, id, &finish).await;
        assert!(!done.unwrap());
        assert_eq!(post.status(id).await, MailStatus::Sending);
    }
    let finish = Finish::only(never());
    assert!(outbox::finish(&post.db, &post.settings, new.holder, id, &finish).await.unwrap());
    assert_eq!(post.status(id).await, MailStatus::Failed);
}

#[tokio::test]
async fn a_lease_that_is_renewed_is_taken_over_by_nobody() {
    let post = Post::start().await;
    post.queue("aigul@example.org").await;
    let lease = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    outbox::renew(&post.db, &[lease.holder], Duration::from_mins(1)).await.unwrap();
    post.outlive_the_lease().await;
    assert_eq!(post.step().await, 0);
}

#[tokio::test]
async fn several_servers_share_the_work_and_send_nothing_twice() {
    // The lease of real life: a short one may end on a busy machine before it is renewed.
    let settings = MailSettings { lease: Duration::from_secs(15), ..settings() };
    let post = Post::with(settings, None).await;
    post.queue_many(60, "example.org").await;
    let rooms: Vec<_> = (0..4).map(|_| post.another_room()).collect();
    let work = rooms.iter().map(|room| async move { while room.step().await.unwrap() > 0 {} });
    futures_util::future::join_all(work).await;
    let ids: Vec<_> = post.catcher.mails().iter().map(|mail| mail.id).collect();
    assert_eq!(ids.len(), 60);
    assert_eq!(ids.into_iter().collect::<HashSet<_>>().len(), 60);
}

#[tokio::test]
async fn a_broken_template_harms_one_mail_only() {
    let post = Post::start().await;
    let before = post.queue("a@example.org").await;
    let to: EmailAddress = "b@example.org".parse().unwrap();
    let (to, language) = (&to, &Language::english());
    let broken = post.db.write(move |w| async move {
        mail::queue(&w, &NewMail::new(to, "B", language, &Untemplated {})).await
    });
    let broken = broken.await.unwrap();
    let unlinked = post.queue_with("c@example.org", |new| new.links.clear()).await;
    let after = post.queue("d@example.org").await;
    post.step().await;
    assert_eq!(post.status(before).await, MailStatus::Sent);
    assert_eq!(post.status(after).await, MailStatus::Sent);
    for id in [broken, unlinked] {
        let row = post.find(id).await;
        assert_eq!(row.status, MailStatus::Failed);
        assert!(row.last_reply.unwrap().contains("template"));
    }
}

#[tokio::test]
async fn what_is_refused_for_now_is_tried_again_and_at_last_given_up() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    post.catcher.expect(std::iter::repeat_n(later(), 100));
    post.step().await;
    let row = post.find(id).await;
    assert_eq!(row.status, MailStatus::Deferred);
    assert_eq!((row.last_code, row.last_enhanced_code.as_deref()), (Some(451), Some("4.3.0")));
    let wait = (row.next_attempt_at - post.clock.now()).num_seconds();
    assert!((240..=360).contains(&wait), "{wait}");
    assert_eq!(post.step().await, 0);
    for _ in 0..40 {
        post.hours_later(5);
        post.step().await;
    }
    let row = post.find(id).await;
    assert_eq!(row.status, MailStatus::Failed);
    assert!((20..=30).contains(&row.attempts), "{}", row.attempts);
    assert_eq!(row.last_reply.as_deref(), Some("try again"));
}

#[tokio::test]
async fn fresh_mail_is_not_held_up_by_a_heap_of_retries() {
    let post = Post::start().await;
    post.queue_many(60, "old.example").await;
    post.catcher.expect(std::iter::repeat_n(later(), 60));
    while post.step().await > 0 {}
    post.hours_later(1);
    let fresh = post.queue_many(8, "new.example").await;
    let lease = outbox::lease(&post.db, &post.settings, 16, &Passed::default()).await.unwrap();
    let leased: HashSet<_> = lease.mails.iter().map(|mail| mail.id).collect();
    assert_eq!(leased.len(), 16);
    assert!(fresh.iter().all(|id| leased.contains(id)));
}

#[tokio::test]
async fn a_cancelled_event_takes_its_queued_mails_along() {
    let post = Post::start().await;
    let event = EventId(uuid::Uuid::from_u128(1));
    let mine = post.queue_with("a@example.org", |new| new.event_id = Some(event)).await;
    let other = post.queue("b@example.org").await;
    let cancel = |except: &'static [&'static str]| {
        post.db.write(move |w| async move { mail::cancel_queued(&w, event, except).await })
    };
    cancel(&["registration_confirmed"]).await.unwrap();
    assert_eq!(post.status(mine).await, MailStatus::Queued);
    cancel(&[]).await.unwrap();
    post.step().await;
    assert_eq!(post.status(mine).await, MailStatus::Cancelled);
    assert_eq!(post.status(other).await, MailStatus::Sent);
}

#[tokio::test]
async fn what_is_called_off_while_it_is_sent_is_not_tried_again() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    let lease = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    post.db.write(move |w| async move { mail::cancel(&w, id).await }).await.unwrap();
    let finish = Finish::only(later());
    outbox::finish(&post.db, &post.settings, lease.holder, id, &finish).await.unwrap();
    assert_eq!(post.status(id).await, MailStatus::Cancelled);
    let again = post.db.write(move |w| async move { mail::cancel(&w, id).await }).await;
    assert_eq!(again.unwrap_err().code, "mail.not_cancellable");

    let id = post.queue("aigul@example.org").await;
    outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    post.db.write(move |w| async move { mail::cancel(&w, id).await }).await.unwrap();
    post.outlive_the_lease().await;
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Cancelled);
    let says = post.find(id).await.last_reply.unwrap();
    assert!(says.contains("may have arrived"), "whoever had leased it may have sent it: {says}");
    assert!(post.catcher.mails().is_empty());
}

#[tokio::test]
async fn a_mail_that_lost_its_sense_expires() {
    let post = Post::start().await;
    let end = post.clock.now() + chrono::Duration::hours(1);
    let id = post.queue_with("a@example.org", |new| new.not_after = Some(end)).await;
    post.hours_later(2);
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Expired);
    assert!(post.catcher.mails().is_empty());
}

#[tokio::test]
async fn all_failed_mails_of_a_filter_are_sent_again_with_one_call() {
    let post = Post::start().await;
    let event = EventId(uuid::Uuid::from_u128(1));
    post.catcher.expect([never(), never(), never()]);
    let mine = post.queue_with("a@example.org", |new| new.event_id = Some(event)).await;
    post.queue_with("b@example.org", |new| new.event_id = Some(event)).await;
    let other = post.queue("c@example.org").await;
    post.step().await;
    let filter = MailFilter { event_id: Some(event), ..MailFilter::default() };
    let filter = &filter;
    let count = post.db.write(move |w| async move { mail::retry_failed(&w, filter).await });
    assert_eq!(count.await.unwrap().len(), 2);
    post.step().await;
    assert_eq!(post.status(mine).await, MailStatus::Sent);
    assert_eq!(post.status(other).await, MailStatus::Failed);
    let done = post.db.write(move |w| async move { mail::retry(&w, mine).await }).await;
    assert_eq!(done.unwrap_err().code, "mail.not_retryable");
    post.db.write(move |w| async move { mail::retry(&w, other).await }).await.unwrap();
    post.step().await;
    assert_eq!(post.status(other).await, MailStatus::Sent);
    let sent = MailFilter { status: vec![MailStatus::Sent], ..MailFilter::default() };
    assert_eq!(sent.select().count(post.db.read()).await.unwrap(), 3);
}

#[tokio::test]
async fn the_worker_wakes_when_mail_is_queued_and_leaves_nothing_leased_when_it_stops() {
    let post = Post::start().await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let room = post.room.clone();
    let worker = tokio::spawn(async move {
        room.run(async {
            stopped.await.ok();
        })
        .await;
    });
    post.queue_many(30, "example.org").await;
    tokio::time::timeout(Duration::from_secs(20), async {
        while post.catcher.mails().len() < 30 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await
    .unwrap();
    stop.send(()).unwrap();
    worker.await.unwrap();
    let sent = MailFilter { status: vec![MailStatus::Sent], ..MailFilter::default() };
    assert_eq!(sent.select().count(post.db.read()).await.unwrap(), 30);
}

#[tokio::test]
async fn what_was_leased_and_not_tried_goes_back_untouched() {
    let post = Post::start().await;
    let id = post.queue("aigul@example.org").await;
    let lease = outbox::lease(&post.db, &post.settings, 10, &Passed::default()).await.unwrap();
    outbox::release(&post.db, lease.holder, &[id]).await.unwrap();
    let row = post.find(id).await;
    assert_eq!((row.status, row.attempts), (MailStatus::Queued, 0));
    post.step().await;
    assert_eq!(post.status(id).await, MailStatus::Sent);
}

#[tokio::test]
async fn what_somebody_waits_for_goes_first_and_no_kind_holds_up_another() {
    let post = Post::start().await;
    post.queue_many(30, "refused.example").await;
    post.catcher.expect(std::iter::repeat_n(later(), 30));
    while post.step().await > 0 {}
    post.hours_later(1);
    post.queue_many(30, "many.example").await;
    for n in 0..30 {
        post.queue(&format!("answer{n}@one.example")).await;
    }
    let lease = outbox::lease(&post.db, &post.settings, 16, &Passed::default()).await.unwrap();
    let domains: Vec<&str> = lease.mails.iter().map(|mail| mail.domain.as_str()).collect();
    let expected = [["one.example"; 12].as_slice(), &["many.example"; 3], &["refused.example"]];
    assert_eq!(domains, expected.concat());
}
