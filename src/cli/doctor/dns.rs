//! Asks the name servers of this machine.

use hickory_resolver::TokioResolver;
use hickory_resolver::proto::rr::RData;

/// What stands in the TXT records of `name`: none where there is no such name or record.
pub(super) async fn texts(resolver: &TokioResolver, name: &str) -> Result<Vec<String>, String> {
    let answer = match resolver.txt_lookup(format!("{name}.")).await {
        Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
        answer => answer.map_err(|error| error.to_string())?,
    };
    let texts = answer.answers().iter().filter_map(|record| match &record.data {
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        _ => None,
    });
    Ok(texts.collect())
}

/// The name servers that this machine is told to ask.
pub(super) fn resolver() -> Result<TokioResolver, String> {
    let built = TokioResolver::builder_tokio().and_then(hickory_resolver::ResolverBuilder::build);
    built.map_err(|error| error.to_string())
}

#[cfg(test)]
pub(super) mod tests {
    use std::net::Ipv4Addr;

    use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig};
    use hickory_resolver::net::runtime::TokioRuntimeProvider;
    use hickory_resolver::proto::op::{Message, ResponseCode};
    use hickory_resolver::proto::rr::Record;
    use hickory_resolver::proto::rr::rdata::TXT;
    use hickory_resolver::proto::serialize::binary::BinDecodable as _;
    use tokio::net::UdpSocket;

    use super::*;

    /// A name server that knows these TXT records, and somebody who asks it.
    pub(in crate::cli::doctor) async fn knowing(known: &[(&str, &str)]) -> TokioResolver {
        let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let mut connection = ConnectionConfig::udp();
        connection.port = socket.local_addr().unwrap().port();
        let server = NameServerConfig::new(Ipv4Addr::LOCALHOST.into(), true, vec![connection]);
        let known = known.iter().map(|(name, text)| (format!("{name}."), (*text).to_owned()));
        tokio::spawn(answer(socket, known.collect()));
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).build().unwrap()
    }

    async fn answer(socket: UdpSocket, known: Vec<(String, String)>) {
        let mut buffer = [0; 4096];
        loop {
            let (length, peer) = socket.recv_from(&mut buffer).await.unwrap();
            let question = Message::from_bytes(&buffer[..length]).unwrap();
            let query = question.queries[0].clone();
            let mut answer = Message::response(question.id, question.op_code);
            answer.add_query(query.clone());
            for (_, text) in known.iter().filter(|(name, _)| *name == query.name().to_string()) {
                // Longer texts come in pieces (RFC 7208, section 3.3).
                let pieces = text
                    .as_bytes()
                    .chunks(200)
                    .map(|piece| String::from_utf8_lossy(piece).into_owned());
                let text = RData::TXT(TXT::new(pieces.collect()));
                answer.add_answer(Record::from_rdata(query.name().clone(), 60, text));
            }
            if answer.answers.is_empty() {
                answer.metadata.response_code = ResponseCode::NXDomain;
            }
            socket.send_to(&answer.to_vec().unwrap(), peer).await.unwrap();
        }
    }

    #[tokio::test]
    async fn texts_are_found_or_there_are_none() {
        let long = "x".repeat(500);
        let resolver = knowing(&[("a.example", "one"), ("a.example", &long)]).await;
        assert_eq!(texts(&resolver, "a.example").await, Ok(vec!["one".to_owned(), long]));
        assert_eq!(texts(&resolver, "b.example").await, Ok(Vec::new()));
    }
}
