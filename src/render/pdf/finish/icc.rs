//! The sRGB colour space as an ICC profile of version 4 (ICC.1:2010), from its published numbers.

/// The profile: a matrix and one curve for all three colours.
pub(super) fn srgb() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"chad", matrix()),
        (b"rXYZ", xyz([0.436_065_7, 0.222_488_4, 0.013_916])),
        (b"gXYZ", xyz([0.385_147_1, 0.716_873_2, 0.097_076_4])),
        (b"bXYZ", xyz([0.143_066_4, 0.060_607_9, 0.714_096])),
        (b"rTRC", curve()),
        (b"gTRC", curve()),
        (b"bTRC", curve()),
    ];
    let mut table = number(u32::try_from(tags.len()).expect("there are ten tags")).to_vec();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, bytes) in tags {
        table.extend(name);
        table.extend(number(u32::try_from(start + data.len()).expect("a profile is small")));
        table.extend(number(u32::try_from(bytes.len()).expect("a tag is small")));
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let size = u32::try_from(start + data.len()).expect("a profile is small");
    [header(size), table, data].concat()
}

/// §7.2: a display device, RGB to XYZ, perceptual, made on 2000-01-01.
fn header(size: u32) -> Vec<u8> {
    let mut header = number(size).to_vec();
    header.extend([0; 4]);
    header.extend(number(0x0420_0000));
    header.extend(b"mntrRGB XYZ ");
    header.extend([2000u16, 1, 1, 0, 0, 0].iter().flat_map(|it| it.to_be_bytes()));
    header.extend(b"acsp");
    header.extend([0; 28]);
    header.extend([0.9642, 1.0, 0.8249].map(fixed).concat());
    header.resize(128, 0);
    header
}

/// §10.13: one text in English.
fn text(words: &str) -> Vec<u8> {
    let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let length = number(u32::try_from(units.len()).expect("the text is short"));
    [b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".as_slice(), &length, &number(28), &units].concat()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    [b"XYZ \0\0\0\0".to_vec(), values.map(fixed).concat()].concat()
}

/// From the white of daylight to that of the profile connection space.
fn matrix() -> Vec<u8> {
    let rows = [
        1.047_882_1,
        0.022_918_7,
        -0.050_201_4,
        0.029_586_8,
        0.990_478_5,
        -0.017_059_3,
        -0.009_231_6,
        0.015_075_7,
        0.751_678_5,
    ];
    [b"sf32\0\0\0\0".to_vec(), rows.map(fixed).concat()].concat()
}

/// §10.16, type 3: (a·x + b)^g above d, c·x below.
fn curve() -> Vec<u8> {
    let values = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
    [b"para\0\0\0\0\0\x03\0\0".to_vec(), values.map(fixed).concat()].concat()
}

fn number(value: u32) -> [u8; 4] {
    value.to_be_bytes()
}

/// s15Fixed16.
#[allow(clippy::cast_possible_truncation, reason = "all values lie between -1 and 3")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn tags_lie_inside_the_profile_and_the_header_tells_its_size() {
        let profile = super::srgb();
        let number =
            |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().expect("four bytes")) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let (offset, size) = (number(132 + tag * 12 + 4), number(132 + tag * 12 + 8));
            assert!(offset % 4 == 0 && offset + size <= profile.len(), "tag {tag}");
        }
    }
}
