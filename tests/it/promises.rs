//! What is promised of mail, and the tests that hold each promise: a name that is no test is a fault.

use std::collections::HashSet;
use std::path::Path;

/// Each promise, and where it is kept.
const PROMISES: &[(&str, &[&str])] = &[
    (
        "A mail is written in the same transaction as what it tells.",
        &[
            "a_mail_of_a_write_that_failed_does_not_exist",
            "a_mail_goes_out_and_its_row_says_what_the_relay_said",
        ],
    ),
    (
        "Every mail ends in exactly one state, and one that was sent may still bounce.",
        &[
            "what_is_refused_for_now_is_tried_again_and_at_last_given_up",
            "a_mail_that_lost_its_sense_expires",
            "a_mail_that_came_back_is_so_and_its_address_gets_no_more",
            "what_is_queued_ends_with_the_wish_and_what_is_expanded_later_too",
        ],
    ),
    (
        "Killed at any moment it loses none, and copies of what was in flight bear one Message-ID.",
        &[
            "killed_at_a_hundred_moments_a_follow_up_misses_nobody_and_repeats_only_what_was_in_flight",
            "killed_at_a_hundred_moments_it_keeps_what_it_acknowledged_and_leaves_nothing_half_done",
            "killed_between_sending_and_noting_it_goes_out_again_with_the_same_message_id",
        ],
    ),
    (
        "One bad address, slow domain or broken template harms no other mail.",
        &[
            "a_broken_template_harms_one_mail_only",
            "a_domain_that_hangs_holds_up_no_other",
            "a_panic_of_the_library_ends_one_send_alone",
            "connections_are_used_again_and_never_more_than_a_domain_may_have",
            "fresh_mail_is_not_held_up_by_a_heap_of_retries",
            "what_somebody_waits_for_goes_first_and_no_kind_holds_up_another",
            "an_answer_to_somebody_overtakes_hundreds_that_are_on_their_way",
        ],
    ),
    (
        "Several processes share the work; a lease is short, renewed, taken over, and fenced.",
        &[
            "several_servers_share_the_work_and_send_nothing_twice",
            "two_workers_share_the_mails_of_one_database",
            "a_lease_that_is_renewed_is_taken_over_by_nobody",
            "a_mail_that_takes_longer_than_its_lease_is_sent_by_nobody_else",
            "whoever_lost_a_lease_finishes_nothing",
            "on_postgresql_a_lease_runs_by_the_clock_of_the_database",
        ],
    ),
    (
        "A reply is sorted into sent, later and never, at every stage.",
        &[
            "refusals_are_sorted_into_later_and_never",
            "a_refusal_at_any_stage_is_noted_with_its_words",
            "a_relay_that_hangs_up_or_hangs_anywhere_loses_nothing",
            "starttls_that_is_refused_dropped_or_never_answered_delays_and_nothing_is_said_in_clear",
            "a_relay_that_gives_a_byte_a_second_holds_up_nobody_for_longer_than_a_send_may_take",
            "a_reply_of_a_megabyte_is_no_reply_and_is_not_kept",
            "a_connection_on_which_the_relay_said_421_is_used_no_more",
            "a_relay_that_is_not_there_delays_and_loses_nothing",
            "an_address_in_other_letters_goes_out_or_says_why_not",
            "ten_thousand_mails_wait_while_the_relay_is_away_for_hours_and_then_all_go_out_once",
        ],
    ),
    (
        "The organizer sees it, and one call retries all failed ones of a follow-up.",
        &[
            "the_organizer_sees_where_a_mail_stands_and_what_the_relay_said",
            "the_recipients_of_a_follow_up_stand_with_their_mails",
            "one_call_sends_all_failed_mails_of_a_follow_up_again",
        ],
    ),
    (
        "A moved event moves its unsent mails, a cancelled one cancels them, and nothing goes out late.",
        &[
            "an_event_that_is_moved_after_scheduling_takes_its_follow_ups_along",
            "relative_follow_ups_move_with_the_event_and_are_missed_rather_than_late",
            "what_a_move_puts_into_the_past_is_missed",
            "a_cancelled_event_takes_its_queued_mails_along",
            "no_follow_up_goes_out_after_its_event_was_cancelled_while_it_was_being_queued",
            "what_is_late_goes_out_once_within_a_day_and_is_missed_after_it",
            "a_server_that_was_down_over_a_due_time_sends_it_once_or_says_that_it_was_missed",
        ],
    ),
    (
        "Bulk work is a job that neither skips nor repeats anyone.",
        &[
            "a_follow_up_and_its_mails_reach_everybody_once",
            "a_job_says_how_far_a_follow_up_is_from_the_first_to_the_last",
        ],
    ),
    (
        "The row holds no text and no secret.",
        &[
            "a_preview_shows_where_the_link_will_be_and_gives_none_that_works",
            "the_file_is_as_the_agenda_was_when_the_mail_was_written",
        ],
    ),
    (
        "Stopping finishes the mails in flight; the rest stays queued.",
        &[
            "told_to_stop_the_program_finishes_the_mails_in_flight_and_leaves_the_rest_queued",
            "the_worker_wakes_when_mail_is_queued_and_leaves_nothing_leased_when_it_stops",
        ],
    ),
    (
        "One source makes both parts, in every language, with placeholders that are checked.",
        &[
            "every_mail_is_written_in_every_language",
            "a_broken_template_refuses_the_start_with_its_file_and_line",
            "a_folder_can_replace_one_template_and_a_wrong_one_is_named",
            "a_placeholder_that_there_is_not_is_named_with_those_that_there_are",
            "a_paragraph_that_is_only_a_link_becomes_the_button",
        ],
    ),
    (
        "A value is never markup.",
        &[
            "any_value_anywhere_comes_out_as_itself",
            "hostile_names_stay_names_down_to_the_wire",
            "what_a_placeholder_stands_for_is_never_read_as_one",
        ],
    ),
    (
        "Parts in their order, calendar entries that calendars read, in the zone and over its changes.",
        &[
            "a_mail_has_all_that_readers_want_in_the_order_they_want_it",
            "an_entry_is_what_a_calendar_reads",
            "one_entry_follows_a_person_from_the_seat_to_the_cancelled_event",
            "a_zone_with_summer_time_has_the_change_before_and_the_one_after",
            "almaty_moves_on_the_first_of_march_2024",
        ],
    ),
    (
        "The envelope names the mail with a MAC; a forged bounce suppresses nobody.",
        &[
            "the_envelope_names_the_mail_where_bounces_are_read",
            "what_marks_a_mail_as_ours_holds_for_it_alone_and_outlives_a_change_of_the_secret",
        ],
    ),
    (
        "Bulk mail can be stopped with one click, at once, and for that class alone.",
        &[
            "a_mail_to_many_says_how_to_stop_them_and_no_other_mail_does",
            "what_the_organizers_and_the_reader_stopped_is_kept_and_lifted_apart",
        ],
    ),
    (
        "DKIM signs all that matters, so that nothing can be added.",
        &[
            "what_is_signed_is_right_until_anything_of_it_changes_or_is_added",
            "the_example_of_the_standard_is_right_by_the_same_rules",
            "a_signed_mail_has_its_signature_first_and_names_what_it_covers",
        ],
    ),
    (
        "TLS to the relay is required, with no falling back.",
        &[
            "without_the_tls_that_is_required_nothing_is_said_in_clear",
            "a_relay_with_a_certificate_of_nobody_we_trust_gets_nothing",
            "tls_is_spoken_from_the_first_byte_or_after_starttls",
        ],
    ),
    (
        "The final bytes are checked.",
        &[
            "what_could_be_read_as_another_message_is_stopped",
            "any_words_go_out_whole_and_are_read_back",
        ],
    ),
    (
        "Links: one purpose, no token in the database, keys rotate, opening changes nothing.",
        &[
            "a_token_opens_its_own_link_and_no_other",
            "after_a_change_of_the_key_links_open_as_long_as_the_former_is_known",
            "opening_a_link_changes_nothing_however_it_is_opened",
            "the_log_calls_a_route_by_its_template_and_never_by_its_address",
        ],
    ),
    (
        "Bounces are read in all shapes, and broken ones are kept and harm nothing.",
        &[
            "a_delay_is_noted_and_the_mail_stays_sent",
            "a_mail_server_is_told_that_a_report_was_taken_whatever_it_is",
            "a_mail_server_is_to_try_again_while_the_report_cannot_be_kept",
            "without_a_domain_for_it_a_report_is_kept_and_nobody_suppressed",
        ],
    ),
];

/// The names of all functions in the files of a folder.
fn functions(folder: &Path, names: &mut HashSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            functions(&path, names);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let after = text.split("fn ").skip(1).filter_map(|rest| rest.split_once('('));
            names.extend(after.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn every_promise_of_mail_names_tests_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = HashSet::new();
    for folder in ["src", "tests/it"] {
        functions(&root.join(folder), &mut names);
    }
    for (promise, tests) in PROMISES {
        assert!(!tests.is_empty(), "nothing holds it: {promise}");
        for test in *tests {
            assert!(names.contains(*test), "there is no {test}, which is to hold: {promise}");
        }
    }
}
