//! The only user of libdeflate (RFC 1951 and 1950): bytes that are compressed whole, not as a stream.

pub(super) use libdeflater::crc32;
use libdeflater::{CompressionLvl, Compressor};

/// The fastest level. The others take half as much again for four percent less.
const LEVEL: i32 = 1;

/// What compresses one buffer after another.
pub struct Deflate(Compressor);

impl Default for Deflate {
    fn default() -> Self {
        Self(Compressor::new(CompressionLvl::new(LEVEL).expect("the library has this level")))
    }
}

impl Deflate {
    /// Appends bytes as parts of archives have them (RFC 1951); how many they became.
    pub(super) fn raw(&mut self, bytes: &[u8], into: &mut Vec<u8>) -> usize {
        let start = into.len();
        into.resize(start + self.0.deflate_compress_bound(bytes.len()), 0);
        let packed = self.0.deflate_compress(bytes, &mut into[start..]).expect("there is room");
        into.truncate(start + packed);
        packed
    }

    /// Bytes as streams of documents have them (RFC 1950).
    pub fn zlib(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = vec![0; self.0.zlib_compress_bound(bytes.len())];
        let length = self.0.zlib_compress(bytes, &mut packed).expect("there is room");
        packed.truncate(length);
        packed
    }
}
