//! The closed lists of the format: words that every observatory shares, each with its name and meaning.

/// A word of a closed list.
pub trait Word: Copy + PartialEq + 'static {
    /// The name of the list: `said-by`. With it begin the names of the messages that say its words on pages.
    const LIST: &'static str;
    /// All words of the list, in its order.
    const ALL: &'static [Self];
    /// As it is written in a file.
    fn id(self) -> &'static str;
    /// What it is called, in English.
    fn name(self) -> &'static str;
    /// What it means, in English.
    fn about(self) -> &'static str;

    /// The word that is written `id`.
    fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.id() == id)
    }
}

macro_rules! closed_list {
    ($(#[$doc:meta])* $list:ident $key:literal { $($word:ident $id:literal $name:literal $about:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $(#[doc = $about] $word,)*
        }

        impl Word for $list {
            const LIST: &'static str = $key;
            const ALL: &'static [Self] = &[$(Self::$word),*];

            fn id(self) -> &'static str {
                match self { $(Self::$word => $id),* }
            }

            fn name(self) -> &'static str {
                match self { $(Self::$word => $name),* }
            }

            fn about(self) -> &'static str {
                match self { $(Self::$word => $about),* }
            }
        }
    };
}

closed_list! {
    /// `known`: how the contributor knows.
    Known "known" {
        Saw "saw" "I saw it or took part" "First hand."
        Told "told" "I was told by somebody who was there" "Second hand, from a person."
        Published "published" "I read it or heard it in public" "From a report, a note, a talk or the news; the source is given."
        View "view" "A view, a worry or a what-if" "Not something that happened: it has its page and its place in the lists, and is counted nowhere."
    }
}

closed_list! {
    /// `working`: how the relationship is for those in it.
    Working "working" {
        Well "well" "Going well" "Those in the relationship would keep it as it is."
        Partly "partly" "Going well in part" "It does some people or some purposes good, and others not yet."
        Strained "strained" "Under strain" "It is hard for at least one side as things are."
        TooSoon "too-soon" "Too soon to say" "It has only just begun."
    }
}

closed_list! {
    /// `said_by`: whose view that is.
    SaidBy "said-by" {
        LivingIt "living-it" "Somebody whose life it is" "A resident, parent, patient, member, neighbour: whoever it is meant to be good for."
        WorkingInIt "working-in-it" "Somebody who works or volunteers in it" "Paid or not, on the side that offers, organises or decides."
        Organisation "organisation" "An organisation’s own account" "A council, charity or company speaking of itself, in a report or from a platform."
        Onlooker "onlooker" "An onlooker" "A visitor, a researcher, a reporter, a neighbour of it."
    }
}

closed_list! {
    /// The keys of `ties`: which kind of tie.
    Tie "tie" {
        Bonding "bonding" "Among people alike" "Ties between people who have much in common."
        Bridging "bridging" "Between people who differ" "Ties across age, class, belief, origin or place."
        Linking "linking" "With those who have more say" "Ties between people and the bodies that hold power or money."
    }
}

closed_list! {
    /// The values of `ties`: how a tie has changed.
    TieChange "tie-change" {
        Stronger "stronger" "stronger" "There is more of it, or it bears more."
        Steady "steady" "steady" "Much as it was."
        Weaker "weaker" "weaker" "There is less of it, or it bears less."
    }
}

closed_list! {
    /// `permission`: why we may publish this.
    Permission "permission" {
        Given "given" "Permission was given" "Those it is about, or who told it, said that it may be published."
        AlreadyPublic "already-public" "It was public already" "It stood in a public report, talk or page."
        NobodyIdentifiable "nobody-identifiable" "Nobody can be recognised" "No person could be picked out by what it says."
    }
}

closed_list! {
    /// `how` of a related sighting.
    Relation "relation" {
        Supports "supports" "says the same" "It tells of the same shift, seen elsewhere or by somebody else."
        Differs "differs" "sees it differently" "It tells another side, or the opposite."
        SameEvent "same-event" "tells of the same event" "Two accounts of one thing that happened."
        Continues "continues" "carries the story on" "What came after."
    }
}

closed_list! {
    /// `status` of a follow-up.
    Status "status" {
        Grew "grew" "Grew" "More people, more places or a closer tie than before."
        Lasted "lasted" "Still so" "Much as it was."
        Changed "changed" "Became something else" "The people or the habit went on in another form."
        TakenOver "taken-over" "Taken over" "An organisation now runs what people ran themselves."
        Faded "faded" "Fading" "Less of it, without anybody having ended it."
        TurnedBack "turned-back" "Turned back" "The relationship is again as it was before, or worse."
        Finished "finished" "Finished its work" "It ended because what it was for was done."
        Stopped "stopped" "Stopped" "It ended while it was still wanted."
        CameBack "came-back" "Came back" "It had ended or faded, and is there again."
        CouldNotTell "could-not-tell" "Asked; nobody could say" "Somebody went and asked, and that is worth knowing too."
    }
}
