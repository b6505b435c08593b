//! A server as a process of its own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use poem::listener::{Acceptor, Listener, TcpListener};
use poem::{Endpoint, Server as Poem};

/// A server that ends with this.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// Starts this program again in another part.
    pub fn start(part: &str, url: &str) -> Self {
        Self::given(part, &[url])
    }

    /// The same, told more.
    pub fn given(part: &str, more: &[&str]) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg(part)
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { child, address: address.trim().to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Serves until killed, and says where.
pub async fn serve(routes: impl Endpoint + 'static) {
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
    let address = acceptor.local_addr().remove(0);
    println!("{}", address.as_socket_addr().unwrap());
    Poem::new_with_acceptor(acceptor).run(routes).await.unwrap();
}
