//! A text as a QR code, for those who would else type it.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// The light margin that readers need on each side.
const MARGIN: usize = 4;

/// A picture of a QR code, made of squares of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QrView {
    /// How many units wide and high it is, with its margin.
    pub size: usize,
    /// The dark squares, as the path of an SVG.
    pub path: String,
}

impl QrView {
    /// The picture of a short text, which can still be read where a quarter of it is hidden.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::Q).ok()?;
        let (width, squares) = (code.width(), code.to_colors());
        let mut path = String::new();
        for (row, squares) in squares.chunks(width).enumerate() {
            let mut column = 0;
            for run in squares.chunk_by(|one, other| one == other) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, long) = (column + MARGIN, row + MARGIN, run.len());
                    // Writing into a string cannot fail.
                    let _ = write!(path, "M{x} {y}h{long}v1h-{long}z");
                }
                column += run.len();
            }
        }
        Some(Self { size: width + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader reads, to which the picture is painted, some pixels a unit.
    fn read(view: &QrView) -> String {
        const PIXELS: usize = 3;
        let mut dark = vec![false; view.size * view.size];
        for run in view.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let long: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let start = y.parse::<usize>().unwrap() * view.size + x.parse::<usize>().unwrap();
            dark[start..start + long].fill(true);
        }
        let side = view.size * PIXELS;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if dark[y / PIXELS * view.size + x / PIXELS] { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_reader_reads_the_code_itself(code in "[2-9B-Z]{4}-[2-9B-Z]{4}") {
            let view = QrView::of(&code).unwrap();
            prop_assert_eq!(view.size, 21 + 2 * MARGIN, "the smallest there is");
            prop_assert_eq!(read(&view), code);
        }
    }
}
