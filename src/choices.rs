//! Closed lists of choices, each stated once: in the database, on the wire and in its description.

/// Declares enums whose values are text in `snake_case` everywhere.
///
/// Each gets `ALL`, `as_str`, `Display` and `FromStr`, a text column, its JSON and its schema.
#[macro_export]
macro_rules! choices {
    ($($(#[doc = $doc:literal])+ $name:ident {
        $($(#[doc = $variant_doc:literal])+ $variant:ident),+ $(,)?
    })+) => {$(
        $(#[doc = $doc])+
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            Hash,
            PartialOrd,
            Ord,
            serde::Serialize,
            serde::Deserialize,
            sea_orm::EnumIter,
            sea_orm::DeriveActiveEnum,
            sea_orm::strum::IntoStaticStr,
            sea_orm::strum::EnumString,
            poem_openapi::Enum,
        )]
        #[serde(rename_all = "snake_case")]
        #[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
        #[strum(crate = "sea_orm::strum", serialize_all = "snake_case")]
        #[oai(rename_all = "snake_case")]
        pub enum $name {
            $($(#[doc = $variant_doc])+ $variant,)+
        }

        impl $name {
            /// All values, in the order in which they are stated.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as it stands in the database and on the wire.
            pub fn as_str(self) -> &'static str {
                self.into()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use poem_openapi::types::ToJSON;
    use sea_orm::ActiveEnum;

    crate::choices! {
        /// Kinds of organization.
        Sample {
            /// One word.
            Government,
            /// Two words.
            UnEntity,
            /// Three words.
            NotByUs,
        }
    }

    #[test]
    fn a_choice_reads_the_same_everywhere() {
        for choice in Sample::ALL {
            let text = choice.as_str();
            assert_eq!(choice.to_value(), text);
            assert_eq!(choice.to_string(), text);
            assert_eq!(serde_json::json!(choice), text);
            assert_eq!(choice.to_json(), Some(text.into()));
            assert_eq!(text.parse::<Sample>(), Ok(*choice));
        }
        let all: Vec<_> = Sample::ALL.iter().map(|choice| choice.as_str()).collect();
        assert_eq!(all, ["government", "un_entity", "not_by_us"]);
    }
}
