//! Numbers that look like chance and are the same every time (the generator is SplitMix64).

pub(super) struct Dice {
    state: u64,
}

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to one less than `end`, each as often.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).expect("a count fits");
        usize::try_from(self.next() % end).expect("it is below a usize")
    }

    /// From 0 to one less than `end`: the first often, the last seldom. The fall is that of Zipf's law, near enough:
    /// each doubling of the number is as likely as the one before it.
    pub(super) fn skewed(&mut self, end: usize) -> usize {
        let reach = end.max(1).ilog2() as usize + 1;
        let within = 1 << self.below(reach);
        (within - 1 + self.below(within)).min(end.max(1) - 1)
    }

    /// Whether a thing happens that happens so many times of a hundred.
    pub(super) fn percent(&mut self, times: usize) -> bool {
        self.below(100) < times
    }

    pub(super) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// Up to `most` different numbers below `end`, skewed, at least `least`.
    pub(super) fn some(&mut self, least: usize, most: usize, end: usize) -> Vec<usize> {
        let count = least + self.below(most - least + 1);
        let mut chosen = Vec::new();
        for _ in 0..count {
            let number = self.skewed(end);
            if !chosen.contains(&number) {
                chosen.push(number);
            }
        }
        chosen
    }
}
