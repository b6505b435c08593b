//! What nobody sees in a text (U+200B, U+00AD, U+FEFF and the like) is no part of what is searched,
//! sorted and matched by: rows that have it there are folded as all are from now on.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::sea_orm::prelude::Uuid;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// This change.
#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

/// The first and the last of each row of such characters.
const UNSEEN: [(char, char); 14] = [
    ('\u{ad}', '\u{ad}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e007f}'),
];

/// Where texts stand folded, each of them whole: they need but be taken out.
const FOLDED: [(&str, &str); 20] = [
    ("country_groups", "name_sort"),
    ("country_groups", "search"),
    ("organizations", "name_sort"),
    ("organizations", "search"),
    ("people", "name_sort"),
    ("programmes", "title_sort"),
    ("programmes", "search"),
    ("events", "title_sort"),
    ("events", "search"),
    ("media_coverage", "search"),
    ("panels", "search"),
    ("items", "search"),
    ("follow_ups", "search"),
    ("follow_up_plans", "search"),
    ("recommendations", "search"),
    ("tokens", "search"),
    ("mails", "search"),
    ("suppressions", "search"),
    ("bounce_reports", "search"),
    TOPICS,
];

/// By which two focal points are the same.
const TOPICS: (&str, &str) = ("focal_points", "topic_key");

/// Where words stand, which such characters have parted, and of what they are the words.
const WORDS: [(&str, &str); 2] = [
    (
        "people",
        "full_name || ' ' || coalesce(given_name, '') || ' ' || coalesce(family_name, '') || ' ' \
         || coalesce(patronymic, '') || ' ' || coalesce(native_name, '') || ' ' \
         || coalesce(honorific, '') || ' ' || coalesce(badge_name, '') || ' ' \
         || coalesce(email_canonical, '') || ' ' || coalesce(\"position\", '')",
    ),
    (
        "registrations",
        "(SELECT full_name || ' ' || coalesce(native_name, '') FROM people \
         WHERE people.id = registrations.person_id) || ' ' || code || ' ' \
         || coalesce(organization, '')",
    ),
];

const OTHER: &str = "other";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        for (table, column) in FOLDED {
            for (id, text) in with_unseen(connection, table, column).await? {
                let mut update = rewritten(table, column, id, &seen(&text));
                if (table, column) == TOPICS {
                    // Two that were two until now stay so: nobody can say here which counts.
                    update.and_where(Expr::exists(same_topic(&seen(&text))).not());
                }
                connection.execute(&update).await?;
            }
        }
        for (table, said) in WORDS {
            for (id, text) in with_unseen(connection, table, said).await? {
                connection.execute(&rewritten(table, "search", id, &words(&text))).await?;
            }
        }
        Ok(())
    }
}

/// The rows of a table of whose text an expression has such characters, with that text.
async fn with_unseen(
    connection: &impl ConnectionTrait,
    table: &'static str,
    text: &'static str,
) -> Result<Vec<(Uuid, String)>, DbErr> {
    let mut select = Query::select();
    select.column("id").expr_as(Expr::cust(text), "said").from(table);
    select.and_where(Expr::cust(has_unseen(connection.get_database_backend(), text)));
    let mut found = Vec::new();
    for row in connection.query_all(&select).await? {
        found.push((row.try_get("", "id")?, row.try_get("", "said")?));
    }
    Ok(found)
}

fn has_unseen(backend: DbBackend, text: &str) -> String {
    if backend == DbBackend::Sqlite {
        let ranges = UNSEEN.map(|(first, last)| format!("{first}-{last}"));
        return format!("({text}) GLOB '*[{}]*'", ranges.concat());
    }
    let all: String = UNSEEN.into_iter().flat_map(|(first, last)| first..=last).collect();
    format!("translate({text}, '{all}', '') <> ({text})")
}

fn rewritten(table: &'static str, column: &'static str, id: Uuid, text: &str) -> UpdateStatement {
    Query::update().table(table).value(column, text).and_where(Expr::col("id").eq(id)).to_owned()
}

/// Whether somebody is a focal point for the same already.
fn same_topic(key: &str) -> SelectStatement {
    let equal = |column: &'static str| Expr::col((OTHER, column)).equals((TOPICS.0, column));
    Query::select()
        .expr(Expr::val(1))
        .from_as(TOPICS.0, OTHER)
        .and_where(Expr::col((OTHER, TOPICS.1)).eq(key))
        .and_where(equal("person_id"))
        .cond_where(Condition::any().add(equal("country")).add(equal("organization_id")))
        .to_owned()
}

fn is_unseen(c: char) -> bool {
    UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// A folded text without such characters, and without the spaces that they kept apart.
fn seen(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    seen.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a text as it is searched from now on.
fn words(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let letters = text.nfkd().flat_map(char::to_lowercase).nfkd();
    for c in letters.filter(|c| !is_combining_mark(*c) && !is_unseen(*c)) {
        match c {
            'ı' => spaced.push('i'),
            'ß' => spaced.push_str("ss"),
            'ø' => spaced.push('o'),
            'ł' => spaced.push('l'),
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => {
                spaced.extend([' ', c, ' ']);
            }
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    let words = spaced.split(' ').filter(|word| !word.is_empty());
    words.map(|word| word.chars().take(64).collect()).collect::<Vec<String>>().join(" ")
}
