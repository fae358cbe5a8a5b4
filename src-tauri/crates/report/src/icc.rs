//! Owns the colour profile the file names: sRGB, built from its published numbers (IEC 61966-2-1, adapted to D50).
//! Must not know PDF.

/// The primaries of sRGB and the white of the profile space, as X, Y, Z.
const RED: [f32; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f32; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f32; 3] = [0.143_07, 0.060_61, 0.714_10];
const WHITE: [f32; 3] = [0.964_2, 1.0, 0.824_9];
/// From the white of sRGB, D65, to the white of the profile space, D50, by the Bradford transform.
const ADAPTATION: [f32; 9] =
    [1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68];
/// The curve of sRGB: gamma, a, b, c, d.
const CURVE: [f32; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// Where the tags begin: the header, the count, and twelve bytes for each of the ten entries.
const HEADER: usize = 128;

/// An ICC version 4 profile.
pub(crate) fn srgb() -> Vec<u8> {
    let curve = parametric(CURVE);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", words("sRGB")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", point(WHITE)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", point(RED)),
        (b"gXYZ", point(GREEN)),
        (b"bXYZ", point(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut body = Vec::new();
    let start = HEADER + 4 + tags.len() * 12;
    table.extend(length(tags.len()));
    for (name, content) in &tags {
        table.extend_from_slice(*name);
        table.extend(length(start + body.len()));
        table.extend(length(content.len()));
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + body.len());
    profile.extend(table);
    profile.extend(body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(length(size));
    header.extend([0; 4]);
    header.extend([4, 0x30, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // A fixed date: 2020-01-01.
    for part in [2020_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    WHITE.iter().for_each(|&value| header.extend(fixed(value)));
    header.resize(HEADER, 0);
    header
}

fn length(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

/// A number with sixteen bits after the point.
fn fixed(value: f32) -> [u8; 4] {
    ((f64::from(value) * 65_536.0).round() as i32).to_be_bytes()
}

fn numbers(kind: &[u8; 4], values: &[f32]) -> Vec<u8> {
    let mut tag = kind.to_vec();
    tag.extend([0; 4]);
    values.iter().for_each(|&value| tag.extend(fixed(value)));
    tag
}

fn point(values: [f32; 3]) -> Vec<u8> {
    numbers(b"XYZ ", &values)
}

/// A curve of type 3: a power above `d`, a line below.
fn parametric(values: [f32; 5]) -> Vec<u8> {
    let mut tag = b"para".to_vec();
    tag.extend([0, 0, 0, 0, 0, 3, 0, 0]);
    values.iter().for_each(|&value| tag.extend(fixed(value)));
    tag
}

/// A text in one language.
fn words(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc".to_vec();
    tag.extend([0; 4]);
    tag.extend(length(1));
    tag.extend(length(12));
    tag.extend_from_slice(b"enUS");
    tag.extend(length(units.len()));
    tag.extend(length(28));
    tag.extend(units);
    tag
}
