//! Values of indices over HTTP.

use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::service::{self, Asked};
use super::table::Table;
use super::types::{
    CountryIndicatorCreate, CountryIndicatorFilter, CountryIndicatorImport, CountryIndicatorOut,
    CountryIndicatorPatch, CountryIndicatorSummary,
};
use crate::context::Context;
use crate::db::Write;
use crate::http::{
    Auth, Body, Created, Deleted, Filter, Found, IdempotencyKey, IfMatch, List, Listing, Organize,
    Problem, Read, Resource, Sampled, TableFile, Tag, Told,
};
use crate::ids::CountryIndicatorId;

/// Values of indices.
pub struct CountryIndicatorsApi(pub Context);

/// What stands in a table of values.
#[derive(Debug)]
pub struct Values;

impl Sampled for Values {
    const SAMPLE: &'static str = "country,index,component,edition,value,rank,source\r\n\
        KZ,OSI,e-participation,2022,0.75,15,UN E-Government Survey 2022\r\n";
}

impl Resource for CountryIndicatorOut {
    fn path(&self) -> String {
        format!("country-indicators/{}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Filter for CountryIndicatorFilter {
    const SORTS: &'static [&'static str] = &[];
    const SEARCHABLE: bool = false;
}

#[OpenApi(prefix_path = "/api/v1", tag = "Tag::Countries")]
impl CountryIndicatorsApi {
    /// List what indices say of countries
    ///
    /// Values of the EGDI, the OSI or any other index, as they were brought in, by country, edition and
    /// component.
    #[oai(path = "/country-indicators", method = "get", operation_id = "list_country_indicators")]
    async fn list_country_indicators(
        &self,
        _by: Auth<Read>,
        query: Listing<CountryIndicatorFilter>,
    ) -> Result<Json<List<CountryIndicatorOut>>, Problem> {
        Ok(service::list(self.0.db.read(), &query.page, &query).await?.into())
    }

    /// Record what an index says of a country
    ///
    /// One value for a country, an index, a component and an edition; a second one is a 409.
    #[oai(path = "/country-indicators", method = "post", operation_id = "create_country_indicator")]
    async fn create_country_indicator(
        &self,
        by: Auth<Organize>,
        idempotency_key: IdempotencyKey,
        body: Body<CountryIndicatorCreate>,
    ) -> Result<Created<CountryIndicatorOut>, Problem> {
        let (by, input) = (&*by, &*body);
        let repeat = idempotency_key.with(&body);
        let deed = move |w| async move { service::create(&w, by, input).await };
        self.0.create(by, repeat, deed).await
    }

    /// Bring in what an index says out of a table
    ///
    /// A CSV or an XLSX of up to 8 MiB and 10,000 rows, sent as it is. Its first row names the columns:
    /// `country` (a code or a name), `index`, `component` (empty for the index as a whole), `edition`,
    /// `value`, `rank` and `source`, in Russian `Страна`, `Индекс`, `Компонент`, `Выпуск` or `Год`,
    /// `Значение`, `Место` or `Ранг`, and `Источник`; others are left out and named. A value that is on
    /// record gives way to another one; the same table once more changes nothing. A row that is wrong
    /// stops no other, and what is wrong is told with its cell. Two rows that give a value to one country,
    /// index, component and edition are both wrong, and each names the other.
    #[oai(
        path = "/country-indicators/import",
        method = "post",
        operation_id = "import_country_indicators"
    )]
    async fn import_country_indicators(
        &self,
        by: Auth<Organize>,
        /// Whether only to say what would come of it.
        dry_run: Query<Option<bool>>,
        idempotency_key: IdempotencyKey,
        body: TableFile<Values>,
    ) -> Result<Told<CountryIndicatorImport>, Problem> {
        by.require_unlimited()?;
        let (by, db, dry_run) = (&*by, &self.0.db, dry_run.unwrap_or(false));
        let repeat = idempotency_key.with_table(&body);
        let deed = move || async move {
            let table = Table::read(&body.read().await?)?;
            service::import(db, by, &table, dry_run).await
        };
        self.0.tell_at_length(by, repeat, deed).await
    }

    /// What an index says of a group of countries
    ///
    /// The mean of the group in one edition, as a whole and by component, those first in which it is
    /// lowest; beside that of another group where `against` names one, to compare their countries.
    /// Countries that have no value in the edition are named, and so are all editions that there are:
    /// values of different editions are not comparable.
    #[oai(
        path = "/country-indicators/summary",
        method = "get",
        operation_id = "get_country_indicator_summary"
    )]
    async fn get_country_indicator_summary(
        &self,
        _by: Auth<Read>,
        /// The index; `EGDI` unless given.
        #[oai(validator(min_length = 1, max_length = 40))]
        index: Query<Option<String>>,
        /// The year of the edition; the latest unless given.
        edition: Query<Option<i32>>,
        /// The code of a group of countries; all countries unless given.
        #[oai(validator(min_length = 1, max_length = 40))]
        group: Query<Option<String>>,
        /// The code of the group with which it is compared.
        #[oai(validator(min_length = 1, max_length = 40))]
        against: Query<Option<String>>,
    ) -> Result<Json<CountryIndicatorSummary>, Problem> {
        let asked = Asked {
            index: index.0.unwrap_or_else(|| "EGDI".to_owned()),
            edition: edition.0,
            group: group.0,
            against: against.0,
        };
        Ok(Json(service::summary(self.0.db.read(), asked).await?))
    }

    /// What an index says of a country
    #[oai(path = "/country-indicators/:id", method = "get", operation_id = "get_country_indicator")]
    async fn get_country_indicator(
        &self,
        _by: Auth<Read>,
        id: Path<CountryIndicatorId>,
    ) -> Result<Found<CountryIndicatorOut>, Problem> {
        Ok(Found(service::find(self.0.db.read(), id.0).await?))
    }

    /// Correct what an index says of a country
    #[oai(
        path = "/country-indicators/:id",
        method = "patch",
        operation_id = "update_country_indicator"
    )]
    async fn update_country_indicator(
        &self,
        by: Auth<Organize>,
        id: Path<CountryIndicatorId>,
        if_match: IfMatch,
        body: Body<CountryIndicatorPatch>,
    ) -> Result<Found<CountryIndicatorOut>, Problem> {
        let (by, id, expected, patch) = (&*by, id.0, &*if_match, &*body);
        let look = move |w: Write| async move { service::find(&w, id).await };
        let deed = move |w| async move { service::update(&w, by, id, expected, patch).await };
        self.0.change(look, deed).await
    }

    /// Delete what an index says of a country
    #[oai(
        path = "/country-indicators/:id",
        method = "delete",
        operation_id = "delete_country_indicator"
    )]
    async fn delete_country_indicator(
        &self,
        by: Auth<Organize>,
        id: Path<CountryIndicatorId>,
    ) -> Result<Deleted, Problem> {
        let (by, id) = (&*by, id.0);
        self.0.db.write(move |w| async move { service::delete(&w, by, id).await }).await?;
        Ok(Deleted)
    }
}
