//! Relations, stated once: from a child to its parents and never back.

/// Declares what a table's rows belong to, and that its rows have no hooks.
///
/// `Person: PersonId => crate::people::entity` reads: a row belongs to the person in `person_id`.
#[macro_export]
macro_rules! belongs_to {
    ($($(#[doc = $doc:literal])+ $name:ident: $column:ident => $($parent:ident)::+),* $(,)?) => {
        /// What a row belongs to.
        #[derive(Clone, Copy, Debug, sea_orm::EnumIter)]
        pub enum Relation {
            $($(#[doc = $doc])+ $name,)*
        }

        impl sea_orm::RelationTrait for Relation {
            fn def(&self) -> sea_orm::RelationDef {
                match *self {
                    $(Self::$name => Entity::belongs_to($($parent)::+::Entity)
                        .from(Column::$column)
                        .to($($parent)::+::Column::Id)
                        .into(),)*
                }
            }
        }

        $(impl sea_orm::Related<$($parent)::+::Entity> for Entity {
            fn to() -> sea_orm::RelationDef {
                sea_orm::RelationTrait::def(&Relation::$name)
            }
        })*

        impl sea_orm::ActiveModelBehavior for ActiveModel {}
    };
}
