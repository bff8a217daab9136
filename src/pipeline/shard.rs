//! Parts of a build, for several machines.

use std::str::FromStr;

/// One of several parts of an ordered list. The parts are as even as can be, each a stretch of the
/// list, so that neighbours share their work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    parts: usize,
}

impl Shard {
    /// Its stretch of a list; empty where the list has fewer items than there are parts.
    pub fn of<T>(self, list: &[T]) -> &[T] {
        let border = |parts: usize| list.len() * parts / self.parts;
        &list[border(self.number - 1)..border(self.number)]
    }
}

impl FromStr for Shard {
    type Err = String;

    /// Reads `2/3`, the second of three parts.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = |word: &str| word.parse::<u16>().ok().map(usize::from);
        let shard = text.split_once('/').and_then(|(number, parts)| Some((read(number)?, read(parts)?)));
        match shard {
            Some((number, parts)) if (1..=parts).contains(&number) => Ok(Self { number, parts }),
            _ => Err("write the part and the number of parts, as 1/3, 2/3 or 3/3".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn all_shards_together_are_the_whole_list_in_its_order() {
        for length in 0..40 {
            let list: Vec<_> = (0..length).collect();
            for parts in 1..12 {
                let shards: Vec<&[usize]> =
                    (1..=parts).map(|number| Shard { number, parts }.of(&list)).collect();
                let lengths = shards.iter().map(|shard| shard.len());
                assert!(lengths.clone().max() <= lengths.min().map(|least| least + 1));
                assert_eq!(shards.concat(), list);
            }
        }
    }
}
