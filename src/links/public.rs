//! Which addresses of machines everybody can reach: takes an address, says whether it may be asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address belongs to the public internet. Everything that the registries of special addresses (RFC 6890 and
/// its updates) set apart is refused, and so is what stands for such an address inside a longer one.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_special = match a {
        // "This network", private, loopback.
        0 | 10 | 127 => true,
        // Shared by the customers of one provider.
        100 => (64..128).contains(&b),
        // Link-local, where clouds keep what nobody may know.
        169 => b == 254,
        172 => (16..32).contains(&b),
        192 => matches!(
            (b, c),
            (0, 0) | (0, 2) | (31, 196) | (52, 193) | (88, 99) | (168, _) | (175, 48)
        ),
        // Benchmarks, and documents.
        198 => matches!((b, c), (18 | 19, _) | (51, 100)),
        203 => (b, c) == (0, 113),
        // Multicast, reserved, broadcast.
        _ => a >= 224,
    };
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let inner = |high: u16, low: u16| {
        let ([w, x], [y, z]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(w, x, y, z))
    };
    match (a, b) {
        // Translated: 64:ff9b::/96 holds an older address, 64:ff9b:1::/48 one of somebody's own.
        (0x64, 0xff9b) => [c, d, e, f] == [0; 4] && inner(g, h),
        // Teredo and others of 2001::/23, ORCHID among them.
        (0x2001, 0..0x200) => false,
        // For documents.
        (0x2001, 0xdb8) => false,
        // 6to4: the address of the relay stands behind the prefix.
        (0x2002, _) => inner(b, c),
        // For documents, too.
        (0x3fff, 0..0x1000) => false,
        // All that is given out begins so; mapped, loopback, unique-local, link-local and multicast do not.
        _ => (0x2000..0x4000).contains(&a),
    }
}
