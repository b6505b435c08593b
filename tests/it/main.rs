//! One test binary: a file a topic.

mod architecture;
