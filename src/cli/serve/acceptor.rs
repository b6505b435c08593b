//! Accepts connections, and gives up on those that keep us waiting.
//!
//! The framework sets no limit on the time in which a request's head must arrive, and asks again
//! at once, and for ever, when the system has no more file descriptors to give.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use poem::http::uri::Scheme;
use poem::listener::Acceptor;
use poem::web::{LocalAddr, RemoteAddr};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep};

use super::Bounds;
use super::crowd::{Crowd, Seat};

/// How long to wait when the system gives no connection.
const BREATH: Duration = Duration::from_millis(200);

/// Accepts from `listener` within bounds.
pub(super) struct PatientAcceptor {
    listener: TcpListener,
    address: LocalAddr,
    patience: Duration,
    crowd: Crowd,
}

impl PatientAcceptor {
    /// Takes over `listener`.
    pub(super) fn new(listener: TcpListener, bounds: Bounds) -> io::Result<Self> {
        let address = LocalAddr(listener.local_addr()?.into());
        let crowd = Crowd::of(bounds.connections);
        Ok(Self { listener, address, patience: bounds.patience, crowd })
    }
}

impl Acceptor for PatientAcceptor {
    type Io = PatientStream;

    fn local_addr(&self) -> Vec<LocalAddr> {
        vec![self.address.clone()]
    }

    async fn accept(&mut self) -> io::Result<(Self::Io, LocalAddr, RemoteAddr, Scheme)> {
        loop {
            self.crowd.room().await;
            match self.listener.accept().await {
                Ok((stream, peer)) => {
                    stream.set_nodelay(true).ok();
                    let stream = PatientStream::new(stream, self.patience, self.crowd.enter());
                    let remote = RemoteAddr(peer.into());
                    return Ok((stream, self.address.clone(), remote, Scheme::HTTP));
                }
                Err(error) => {
                    tracing::warn!(%error, "cannot accept a connection");
                    sleep(BREATH).await;
                }
            }
        }
    }
}

/// A connection that ends when its peer lets a request, or the reading of an answer, drag on, and
/// when it has to make room for another one.
pub(super) struct PatientStream {
    stream: TcpStream,
    request: Timer,
    answer: Timer,
    seat: Seat,
}

impl PatientStream {
    fn new(stream: TcpStream, patience: Duration, seat: Seat) -> Self {
        Self { stream, request: Timer::new(patience), answer: Timer::new(patience), seat }
    }
}

/// Runs from the first byte of a request until we answer.
impl AsyncRead for PatientStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.request.check(context)?;
        self.seat.check(context)?;
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        if buffer.filled().len() > before && self.request.start() {
            self.seat.waits();
        }
        Poll::Ready(Ok(()))
    }
}

/// Runs while the peer takes nothing of an answer.
impl AsyncWrite for PatientStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.request.stop();
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if written.is_ready() {
            self.answer.stop();
            self.seat.waits();
        } else {
            self.answer.start();
            self.answer.check(context)?;
            self.seat.check(context)?;
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// A deadline that is set only while somebody is waited for.
struct Timer {
    patience: Duration,
    running: Option<Pin<Box<Sleep>>>,
}

impl Timer {
    fn new(patience: Duration) -> Self {
        Self { patience, running: None }
    }

    /// Starts; false if it runs already.
    fn start(&mut self) -> bool {
        let idle = self.running.is_none();
        if idle {
            self.running = Some(Box::pin(tokio::time::sleep_until(Instant::now() + self.patience)));
        }
        idle
    }

    fn stop(&mut self) {
        self.running = None;
    }

    /// An error once the time is up; until then, wakes the task when it will be.
    fn check(&mut self, context: &mut Context<'_>) -> io::Result<()> {
        match self.running.as_mut().map(|sleep| sleep.as_mut().poll(context)) {
            Some(Poll::Ready(())) => Err(io::ErrorKind::TimedOut.into()),
            _ => Ok(()),
        }
    }
}
