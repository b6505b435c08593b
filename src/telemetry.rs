//! The log: structured lines on standard error.
//!
//! A line inside a request bears the request's id, because the request's span does. Nobody's data
//! and no token is ever logged: routes are logged as their templates, rows by their ids.

use std::io::{IsTerminal, stderr};
use std::panic::PanicHookInfo;

use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{LogFormat, LogSettings};

/// Starts the log. Later calls in one process change nothing.
pub fn start(settings: LogSettings) {
    if subscriber(settings, stderr, stderr().is_terminal()).try_init().is_ok() {
        std::panic::set_hook(Box::new(log_panic));
    }
}

fn subscriber<W>(
    settings: LogSettings,
    writer: W,
    colours: bool,
) -> Box<dyn Subscriber + Send + Sync>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let layer = fmt::layer().with_writer(writer);
    let registry = tracing_subscriber::registry().with(filter(settings));
    match settings.format {
        LogFormat::Text => Box::new(registry.with(layer.with_ansi(colours).with_target(false))),
        LogFormat::Json => {
            let json = layer.json().flatten_event(true).with_current_span(true);
            Box::new(registry.with(json.with_span_list(false)))
        }
    }
}

/// Libraries speak up only when something is doubtful: their finer lines hold texts of requests.
fn filter(settings: LogSettings) -> EnvFilter {
    EnvFilter::new(format!("warn,convoke={}", settings.level))
}

/// One line a panic. A message that was put together at run time may hold somebody's data, so
/// only a fixed one is shown.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload().downcast_ref::<&str>().copied().unwrap_or("(not shown)");
    tracing::error!(place, message, "a panic");
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use tracing::subscriber::with_default;

    use super::*;
    use crate::config::LogLevel;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, deed: impl FnOnce()) -> String {
        let lines = Lines::default();
        let writer = lines.clone();
        let settings = LogSettings { format, level: LogLevel::Info };
        with_default(subscriber(settings, move || writer.clone(), false), deed);
        let bytes = lines.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_line_inside_a_request_bears_its_id() {
        let deed = || {
            let _request = tracing::info_span!("request", request_id = "r-1").entered();
            tracing::info!(status = 200, "answered");
        };
        let line: serde_json::Value = serde_json::from_str(&logged(LogFormat::Json, deed)).unwrap();
        assert_eq!(line["span"]["request_id"], "r-1");
        assert_eq!((&line["message"], &line["status"]), (&"answered".into(), &200.into()));
        assert!(logged(LogFormat::Text, deed).contains("request_id=\"r-1\""));
    }

    #[test]
    fn what_libraries_say_in_passing_is_not_logged() {
        let deed = || tracing::info!(target: "poem::server", "listening");
        assert_eq!(logged(LogFormat::Json, deed), "");
    }
}
