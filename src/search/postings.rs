//! Where something is found: documents by their number, each with how much was found there, packed into bytes. Of a
//! large observatory there are very many of these, and nearly each takes two bytes.

/// The documents in which something is found, in the order of their numbers.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Of each document how many further on it is than the one after the last, then the amount, both as LEB128: seven
    /// bits a byte, the lowest first, and the highest bit where more follow.
    packed: Vec<u8>,
    /// The lowest number that the next document can have.
    next: u32,
    /// How many documents there are.
    count: u32,
}

impl Postings {
    /// Adds a document, which comes after all that are there.
    pub(super) fn push(&mut self, document: u32, amount: u32) {
        pack(&mut self.packed, document - self.next);
        pack(&mut self.packed, amount);
        self.next = document + 1;
        self.count += 1;
    }

    /// How many documents there are.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The number of each document, and how much was found there.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut packed = self.packed.iter();
        let mut next = 0;
        (0..self.count).map(move |_| {
            let document = next + unpack(&mut packed);
            next = document + 1;
            (document, unpack(&mut packed))
        })
    }
}

fn pack(packed: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        packed.push(number as u8 | 0x80);
        number >>= 7;
    }
    packed.push(number as u8);
}

fn unpack<'a>(packed: &mut impl Iterator<Item = &'a u8>) -> u32 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let byte = packed.next().expect("each number has a last byte");
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return number;
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::Postings;

    #[test]
    fn what_was_packed_is_what_is_read() {
        let all = [
            (0, 1),
            (1, 127),
            (2, 128),
            (130, u32::MAX),
            (131, 1),
            (70_000, 16_384),
            (u32::MAX - 1, 1),
        ];
        let mut postings = Postings::default();
        assert_eq!(postings.iter().count(), 0);
        for (document, amount) in all {
            postings.push(document, amount);
        }
        assert_eq!(postings.iter().collect::<Vec<_>>(), all);
        assert_eq!(postings.len(), all.len());
    }

    #[test]
    fn what_is_near_takes_two_bytes() {
        let mut postings = Postings::default();
        for document in 0..100 {
            postings.push(document * 100, 3);
        }
        assert_eq!(postings.packed.len(), 200);
    }
}
