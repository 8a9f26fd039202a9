# The words of the pages in English: each message once, under the headings of the pages that it stands on. Every other
# language is a file of the same messages beside this one.
#
# Fluent, https://projectfluent.org, is the way it is written. `{ $count }` stands for something that is put in. Tags are
# kept: <b>bold</b>, <i>italic</i>, <code>as typed</code>, <span>grouped</span>, <hidden>said to those who listen and not
# shown</hidden>; any other, as <map>the map</map>, is a link to where English leads.

## Dates. In `date-day` and `date-month`, { $month_number } is there too, for languages that bend the names of months.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## Every page

frame-skip = Skip to the content
nav-main = Main
nav-about-site = About this site
nav-search = Search
nav-add = Add a sighting
nav-heat-map = Heat map
nav-shifts = Shifts
nav-places = Places
nav-themes = Themes
nav-conditions = What helps
nav-sightings = Sightings
nav-timeline = Timeline
nav-about = About
nav-codebook = Codebook
nav-data = Data
nav-accessibility = Accessibility
# The Atom feed of all sightings.
nav-feed = Feed
frame-caution = Sightings tell what people saw, were told or read. Where nobody has reported, something may well be shifting all the same.
frame-licence = Words and data: { $licence }.
frame-contact = Corrections and removals: { $contact }
breadcrumbs-name = You are here

## Parts of sentences and lists that many pages share

# What stands between two of several names: the comma and its space, where there is one.
list-comma = ,{ " " }
# The last of several names, after those before it.
list-and = { $before } and { $last }
list-or = { $before } or { $last }
# When something was: within sentences as "told on 17 September 2020".
date-on-day = on { $date }
date-in-month = in { $date }
date-in-year = in { $date }
sightings = { $count ->
    [0] no sightings yet
    [one] { $count } sighting
   *[other] { $count } sightings
}
# A voice is whoever told something: one voice may tell of many things.
voices = { $total ->
    [1] { $total } sighting
   *[other] { $voices ->
        [1] { $total } sightings, from one voice so far
       *[other] { $total } sightings from { $voices } voices
    }
}
one-voice = 1 voice
views-apart = { $count ->
    [one] { $count } view stands in the list, marked as such and counted nowhere.
   *[other] { $count } views stand in the list, marked as such and counted nowhere.
}
# $contact is an e-mail address, a web address, or words such as "ring the office".
ask-mail = Write to { $contact }.
ask-web = Ask at { $contact }.
ask-words = To ask: { $contact }.
# The same where those words end with a full stop of their own.
ask-sentence = To ask: { $contact }

## Periods of time

# From the first to the last month of a quarter of a year.
period-quarter = { $first } to { $last } { $year }
period-month-not-known = { $year }, month not known
# From one year to another.
period-years = { $first } to { $last }
# The heads of columns have two short lines each. Of a quarter: "Jul–Sep" and below it the year.
period-short-quarter = { $first }–{ $last }
# "some time", and below it "in 2020".
period-short-some-time = some time
period-short-in-year = in { $year }
# Of several years: the first, and below it "to 2019".
period-short-to-year = to { $last }

## A sighting in a list

card-draft = Draft
card-view = A view, counted nowhere
# $when: "on 17 September 2020". $says is one of the outcomes.
card-asked = Asked again { $when }: <b>{ $says }</b>
outcome-grew = grew
outcome-lasted = still so
outcome-changed = became something else
outcome-taken-over = taken over
outcome-faded = fading
outcome-turned-back = turned back
outcome-finished = finished its work
outcome-stopped = stopped
outcome-came-back = came back
outcome-could-not-tell = nobody could say
# What a condition did, in the list of sightings that name it.
card-helped = It helped
card-hindered = It got in the way
card-helped-and-hindered = It helped, and it got in the way
group-views = Views, counted nowhere
# How many there are under a heading of a list that began on the page before.
group-sightings-continued = { $count ->
    [one] { $count } sighting, continued
   *[other] { $count } sightings, continued
}
group-views-continued = { $count }, continued
pager-name = Pages of sightings
pager-newer = Newer
pager-older = Older
pager-previous = Previous
pager-next = Next
pager-page = <hidden>Page </hidden>{ $number }
# The title of a further page of a list.
title-page = { $title }, page { $number }

## Shifts, and which way they go. The words for the two ends are the observatory's own.

shift-name = From { $from } to { $to }
shift-ends = <span>{ $from }</span> <i>to</i> <span>{ $to }</span>
# Below the one end at the head of a column.
shift-column-to = to { $to }
# What a sighting says of a shift.
badge-towards = from { $other } <b>towards { $end }</b>
badge-both = { $from } and { $to }, <b>both ways at once</b>
badge-still = still <b>{ $end }</b>
# After how many sightings say so.
way-towards = towards { $end }
way-both = both ways at once
way-still = still { $end }
tally-none = nobody has reported it yet
# How well it works, after how many sightings say so.
rating-well = going well
rating-partly = going well in part
rating-strained = under strain
rating-too-soon = too soon to say
rating-unsaid = nobody has said how well it works

## Tables of numbers

table-past = Past the table
table-rows = { $count ->
    [one] { $count } row: on most screens it scrolls within the frame.
   *[other] { $count } rows: on most screens they scroll within the frame.
}
column-place = Place
column-shift = Shift
column-theme = Theme
column-condition = Condition
column-between = Between
column-sightings = Sightings
column-how-many = How many
column-which-way = Which way
column-how-well = How well it is working
column-helped = Helped
column-hindered = Hindered
row-all-places = All places
# After the name of a place, at the foot of the table of its parts.
row-in-all = in all
# What was said of a place itself, and of none of its parts.
row-itself = { $place } as a whole
cell-none = 0, nobody has reported it
# $what is what the cell is about: "Leeds, from me to we".
cell-add = 0, nobody has reported it. Add one: { $what }
cell-add-any = any place, any shift
# A number, and what it says for those who listen. $what lists which way, each with how many say so.
cell-sightings = { $count ->
    [one] { $count }<hidden> sighting: { $what }</hidden>
   *[other] { $count }<hidden> sightings: { $what }</hidden>
}
cell-part = { $count } { $words }
# One of several numbers of a cell, and what it says for those who listen; another follows.
cell-tally = { $count }<hidden> { $words },</hidden>
small-unrated = nobody has said yet
lean-too-few = too few to say
lean-differ = seen differently
lean-way-all-first = all towards the first word
lean-way-most-first = mostly towards the first word
lean-way-most-second = mostly towards the second word
lean-way-all-second = all towards the second word
lean-way-both = all both ways at once
lean-way-still = all still so
lean-well-not-said = nobody has said how well
lean-well-all-first = all under strain
lean-well-most-first = mostly under strain
lean-well-most-second = mostly going well
lean-well-all-second = all going well
lean-well-partly = all going well in part
# Classes of how many.
level-two = { $least } or { $greatest }
level-range = { $least } to { $greatest }
level-open = { $least } or more
legend-few = fewer than { $minimum }, too few to say more
legend-one-voice = all from a single voice so far
legend-none = nobody has reported it
# Stands behind it where it can be chosen: on a screen, and not on paper.
legend-none-choose = (choose it to add one)
legend-towards-first = towards the first word
legend-still-first = still at the first word
legend-still-second = still at the second word
legend-towards-second = towards the second word
legend-most-first = at least two of three towards the first
legend-most-second = at least two of three towards the second
legend-still-so = all still so, no change claimed
legend-most-strained = at least two of three under strain
legend-most-well = at least two of three going well
pairs-together = Taken together
pairs-how-well = How it is for those in it
pairs-who = Who says so
pairs-well = Going well
pairs-partly = Well in part
pairs-strained = Under strain
pairs-too-soon = Too soon
pairs-not-said = Not said
pairs-living-it = Whose life it is
pairs-working-in-it = Who works in it
pairs-organisation = An organisation
pairs-onlooker = An onlooker

## The heat map

heat-description = Between whom and where people noticed each shift, and how many told of it
heat-layers = Layers of the heat map
heat-few = { $count ->
    [one] { $count } sighting so far: too few to speak of a pattern. Each number leads to what was told.
   *[other] { $count } sightings so far: too few to speak of a pattern. Each number leads to what was told.
}
# $shift, $first and $second are as below: a link and how many.
heat-pattern-one-shift = People told most often of the shift { $shift }.
heat-pattern-two-shifts = People told most often of the shift { $first } and, as often, of that { $second }.
heat-pattern-no-shift = No shift stands out from the others so far.
heat-pattern-one-pair = The relationship that they told of most is { $pair }.
heat-pattern-two-pairs = The relationship that they told of most is { $first } and, as often, { $second }.
heat-pattern-one = { $count ->
    [one] <link>{ $name }</link> ({ $count } sighting)
   *[other] <link>{ $name }</link> ({ $count } sightings)
}
# $says is which way most of it goes.
heat-pattern-one-says = { $count ->
    [one] <link>{ $name }</link> ({ $count } sighting, { $says })
   *[other] <link>{ $name }</link> ({ $count } sightings, { $says })
}
heat-says-all = all towards { $end }
heat-says-most = mostly towards { $end }
heat-says-differ = seen differently by different people
heat-says-still = still so
# $when: "on 17 September 2020", "in 2020".
heat-facts = { $total ->
    [1] Made of { $total } sighting, told { $when }.
   *[other] { $voices ->
        [1] Made of { $total } sightings, from one voice so far, told { $when }.
       *[other] Made of { $total } sightings from { $voices } voices, told { $when }.
    }
}
heat-facts-between = { $voices ->
    [1] Made of { $total } sightings, from one voice so far, told between { $first } and { $last }.
   *[other] Made of { $total } sightings from { $voices } voices, told between { $first } and { $last }.
}
nothing-reported = <b>Nobody has reported anything yet.</b> That does not mean that nothing is shifting. If you have noticed something, <add>add the first sighting</add>.
heat-between = Between whom
heat-between-about = How many sightings are about each relationship. On the diagonal stand those who are among themselves; a sighting between three parties is about three pairs. <between>How it is for those in each, and who says so</between>
heat-where = Where, and which shift
heat-where-about = How many sightings name each shift, whichever way it goes. The more there are, the stronger the colour: it says how much was told, and nothing else.
heat-where-note = A sighting that names two shifts stands in two columns and once under Sightings. A place counts its parts. Views are counted nowhere. <csv>The same numbers as a file (CSV)</csv>
heat-all-places = All places
heat-all-places-top = All places, without their parts
heat-place-parts = { $place } and its parts
heat-more-places = More places
# The name of a place, and how many sightings there are.
heat-place = { $place }: { $sightings }
heat-elsewhere = Too much for this page. What is within these stands on their own pages:
heat-parts = { $place }: { $first } to { $last } of { $count }
parts-by-shift = By shift
parts-pages = Pages of places
layer-how-many = Between whom, and how many
layer-which-way = Which way
layer-which-way-description = Towards which end each shift goes at each place, as far as the numbers let anybody say
layer-which-way-lead = How many sightings saw a shift go towards each of its ends, both ways at once, or not at all. The colour says where at least two of three agree.
layer-which-way-where = Where, and which way
layer-how-well = How well it is working
layer-how-well-description = How well each shift is working for those in it, as far as somebody has said
layer-how-well-lead = How the relationship is for those in it, as far as somebody has said. The colour says where at least two of three of those agree.
layer-how-well-where = Where, and how well
layer-legend = What the signs say
layer-when = When people noticed
layer-when-description = When each shift was noticed, period by period
when-lead = How many sightings of each shift were noticed or told in each period. Where fewer people told of something, it may be that fewer looked.
when-by-time = By time
when-all-places = All places, by time
when-place = { $place }, by time
when-rest = { $count ->
    [one] Something was told of { $count } more place. <places>Each has a page of its own.</places>
   *[other] Something was told of { $count } more places. <places>Each has a page of its own.</places>
}
when-note = A date that is known only by its year stands in a column of its own. <timeline>The timeline</timeline> has every sighting in order.
honesty-name = Where reporters are is not where change is
honesty-counts = A stronger colour means that more people told us something there. It does not mean that more is shifting there, or that it is going better. A dot means that nobody has reported it yet, not that nothing is happening.
honesty-agrees = The colour says what those agree on who told us something there, and nothing about those who did not. Many agree more easily where few were asked. A dot means that nobody has reported it yet, not that nothing is happening.

## The map

map-name = On the map
# The names of the places that one dot stands for; $count are not named.
map-names-more = { $names } and { $count } more
map-dot = { $names }: { $count ->
    [one] { $count } sighting
   *[other] { $count } sightings
}
# The same in the list beside the map, where each is a link.
map-places-more = { $places } and { $count } more close by
map-one-dot = { $count ->
    [one] in one dot, { $count } sighting
   *[other] in one dot, { $count } sightings
}
map-elsewhere = Not on the map
map-elsewhere-why = A country or a network is no dot in its middle.
map-note = The area of a dot is how many sightings were told there, or in parts of it that have no dot of their own. Its colour says nothing.
map-outlines = Outlines: <source>Natural Earth</source>, in the public domain.

## Between whom

between-title = Between whom
between-description = Which relationships people noticed, how they are for those in them, and who says so
between-lead = Which relationships people noticed, how they are for those in them, and who says so.
between-told = { $total ->
    [one] { $told } of { $total } sighting say between whom.
   *[other] { $told } of { $total } sightings say between whom.
}
between-untold = Nobody has said yet between whom. A sighting can: with the parties whose relationship it is about.
between-how-many = How many
between-how-many-about = On the diagonal stand those who are among themselves. A sighting between three parties is about three pairs, and once under Sightings.
between-how-well = How it is for those in it, and who says so
between-pairs = Each relationship: how it is for those in it, and who says so
between-note = From { $minimum } sightings on that say how it is, “Taken together” tells where at least two of three agree. Who says so can be several at once, so these numbers need not add up.
between-parties = Each party, and with whom
between-unnamed = Nobody has reported anything yet that is about { $parties }.
between-table = Sightings by the parties whose relationship they are about
# "Families with charities"; $second begins with a small letter where its language has such.
pair-two = { $first } with { $second }
pair-one = { $party }, among themselves

## The sightings behind a number

behind-voices = { $voices }.
behind-voices-parts = { $voices }, here and in its parts.
# A shift or a theme, and a place or a shift: "From me to we: Leeds".
behind-title = { $first }: { $second }
behind-party = { $party }: with whom
behind-more-one = There is more on “<first>{ $first_name }</first>”, and on <map>the heat map</map>.
behind-more-two = There is more on “<first>{ $first_name }</first>” and “<second>{ $second_name }</second>”, and on <map>the heat map</map>.

## The lists of places, themes, shifts and conditions

places-description = Where people noticed something
places-lead = A place may be a street, a country or a network of people. Each counts what was seen in its parts. The order is the order of the list, not of merit.
places-all = All places
places-caution = More sightings mean that more people told us something there. They do not mean that more is shifting there, or that it is going better. Where nobody has reported, something may well be shifting all the same.
tree-none = nobody has reported from here yet
themes-description = What the sightings are about
themes-lead = What the sightings are about. One sighting may be about several.
themes-table = Every theme, with the number of sightings about it
shifts-description = The ways in which a relationship can change, and back
shifts-lead = Ways in which a relationship can change. Each has two ends, and a sighting may go towards either. Each bar grows from a middle line towards the end that people saw things move to; grey means still so.
shifts-lead-none = Ways in which a relationship can change. Each has two ends, and a sighting may go towards either.
conditions-title = What helps, what gets in the way
conditions-description = What people say made a change possible, or hard
conditions-lead = The same thing can help in one place and hinder in another. This is this observatory’s list of what can make a change possible, or hard, and how often sightings name it.
conditions-name = What helps and what gets in the way
conditions-table = Every condition, with the number of sightings in which it helped and in which it hindered
missing-places = <b>This observatory has no places yet.</b> They are listed in the file <code>sightings/{ $file }</code>. <add>How to add a sighting</add> says more.
missing-themes = <b>This observatory has no themes yet.</b> They are listed in the file <code>sightings/{ $file }</code>. <add>How to add a sighting</add> says more.
missing-shifts = <b>This observatory has no shifts yet.</b> They are listed in the file <code>sightings/{ $file }</code>. <add>How to add a sighting</add> says more.
missing-conditions = <b>This observatory has no words for what helps yet.</b> They are listed in the file <code>sightings/{ $file }</code>. <add>How to add a sighting</add> says more.
invitation-name = Have you noticed something?
invitation = A few plain sentences are enough: what you saw, when, where, between whom, and how you know. <add>How to add a sighting</add>
invitation-first = A few plain sentences are enough: what you saw, when, where, between whom, and how you know. <add>How to add the first sighting</add>

## One place, theme, shift or condition

facet-parts-table = { $place }: its parts, by shift
facet-more-parts = More parts
facet-theme-table = { $theme }: places, by shift
facet-shift-table = { $shift }: places, by time
# “Where” is the heading of a list on the same page.
facet-more-places = More places than fit here: all of them stand under “Where”
# What is found in a search, above its name.
findable-place = Place
findable-theme = Theme
findable-shift = Shift

## The lists of sightings

sightings-description = Everything that people have noticed, the newest first
sightings-none = Nobody has reported anything yet, and that does not mean that nothing is shifting.
sightings-lead = { $count ->
    [1] { $count } sighting.
    [one] { $count } sighting, the newest first.
   *[other] { $count } sightings, the newest first.
}
sightings-views-all = { $count ->
    [1] It is a view, marked as such and counted nowhere.
   *[other] All of them are views, marked as such and counted nowhere.
}
sightings-views-some = { $count ->
    [one] { $count } of them is a view, marked as such and counted nowhere.
   *[other] { $count } of them are views, marked as such and counted nowhere.
}
sightings-ways-in = Other ways in
way-in-place = By place
way-in-theme = By theme
way-in-shift = By shift
way-in-time = By time
way-in-search = By words, or by several of these
timeline-description = When people noticed what they tell of
timeline-lead = When things were noticed or told, the newest first. Where only the year is known, that is how it stands here. Views are marked as such, and are no part of the number of sightings.
timeline-years = Years
timeline-views = { $count ->
    [one] { $count } view
   *[other] { $count } views
}
timeline-more = More of { $month }

## Words and questions of the form by which a sighting is told

word-written = { $name } (write: <code>{ $written }</code>)
word-undescribed = Not described yet.
question-if-you-can = If you can say
question-shifts = Choose for each shift that you saw something of. That nothing has changed is worth telling too.
question-shift-nothing = Nothing about it
question-shift-still = no change: { $end }
question-place = Choose a place
question-place-other = A place that is not in this list
question-place-name = What is the place called?

# A name from a list as it stands within a sentence. { $small } begins with a small letter, { $name } is as it was written:
# languages that keep the capitals of such names take the latter.
name-within = { $small }
nobody-asked = Nobody has asked yet.
quoted = “{ $text }”

## The first page

home-title = What is shifting between people?
home-opened = This observatory has just opened. Nobody has reported anything yet, and that does not mean that nothing is shifting.
home-only-views = Nobody has reported a change yet, and that does not mean that nothing is shifting. What stands here so far are views, counted nowhere.
# { $date } is "on 17 September 2020" or "in September 2020".
home-made-once =
    { $total ->
        [one] { $total } sighting from { $places ->
            [one] { $places } place
           *[other] { $places } places
        }, told { $date }. It tells what somebody saw, was told or read.
       *[other] { $total } sightings from { $places ->
            [one] { $places } place
           *[other] { $places } places
        }, told { $date }. Each tells what somebody saw, was told or read.
    }
home-made-between =
    { $total } sightings from { $places ->
        [one] { $places } place
       *[other] { $places } places
    }, told between { $first } and { $last }. Each tells what somebody saw, was told or read.
home-looked-for = What we look out for
home-unseen = nobody has reported it yet
home-which-way = What is shifting, and which way
home-which-way-lead = Each bar grows from a middle line towards the end that people saw things move to. Grey means still so. It counts what was reported, no more.
# How many shifts nobody has reported, while others were.
home-unseen-shifts =
    { $count ->
        [one] Nobody has reported <shifts>the other shift</shifts> yet.
       *[other] Nobody has reported <shifts>the other { $count } shifts</shifts> yet.
    }
home-where = Where
home-where-lead = Places stand in the order of the list, never in an order of merit. <map>The heat map</map> shows every place with every shift.
home-all-places = All { $count } places
home-latest = Latest sightings
home-all-sightings = All { $count } sightings
home-lasted = Did it last?
home-asked =
    Somebody went back and asked about { $asked } of { $total ->
        [one] { $total } sighting
       *[other] { $total } sightings
    }.
home-unasked =
    { $count ->
        [one] About the other one nobody has asked yet.
       *[other] About the other { $count } nobody has asked yet.
    }

## The page of a place, a theme, a shift or a condition

facet-condition =
    It helped in { $helped ->
        [0] no sighting
        [one] { $helped } sighting
       *[other] { $helped } sightings
    } and got in the way in { $hindered ->
        [0] none
       *[other] { $hindered }
    }.
# { $voices } is "5 sightings from 3 voices".
facet-told = { $voices }.
facet-told-parts = { $voices }, here and in its parts.
facet-none-place = <b>Nobody has reported from here yet.</b> That does not mean that nothing is shifting here. If you have noticed something, <add>add the first sighting</add>.
facet-none-shift = <b>Nobody has reported this shift yet.</b> That does not mean that it is not happening. If you have noticed it, either way round, <add>add the first sighting</add>.
facet-none-theme = <b>Nobody has reported anything about this yet.</b> That does not mean that nothing is shifting. If you have noticed something, <add>add the first sighting</add>.
facet-none-condition = <b>Nobody has said yet that this helped or got in the way.</b> If it did where you are, <add>add a sighting that says so</add>.
facet-which-way = Which way
facet-ends-region = Which way, and how well it works
facet-ends-caption = How many sightings say which way it went, and how well it works for those in it
facet-ends-way = Which way
facet-ends-count = How many
facet-ends-unsaid = Nobody has said
facet-shifting = What is shifting
facet-shifting-here = What is shifting here
facet-by-shift = { $name }: sightings by shift
facet-parts = Its parts
facet-where = Where
facet-table-place = Its parts, shift by shift
facet-table-theme = Where, shift by shift
facet-table-shift = Where, and when people noticed
facet-themes = What it is about
facet-themes-else = What else it is about
facet-when = When
facet-sightings = Sightings
facet-meeting = <sheet>One sheet to print for a meeting</sheet>: what was noticed, what nobody has told us yet, and four questions.
# The names of files follow, each a link.
facet-files = These sightings as data:
facet-feed = Feed of sightings: { $name }

## One sighting

sighting-here = This sighting
sighting-draft = Draft
sighting-view = A view, counted nowhere
sighting-view-about = This is a view, a worry or a what-if: something somebody thinks, not something that was seen to happen. It has its page here and is counted nowhere.
sighting-account = The account
sighting-picture-by = Picture: { $credit }
# For whoever can't see the picture.
sighting-picture-undescribed = A picture that nobody has described yet
sighting-facts = In short
# { $date } is "on 17 September 2020" or "in September 2020", { $name } is that of a place; { $known } is how it is known.
sighting-noticed =
    Noticed or told { $date }, <place>{ $name }</place>; { $known ->
        [saw] somebody saw it or took part
        [told] told by somebody who was there
        [published] taken from something published
       *[view] a view, a worry or a what-if
    }.
sighting-between = Between whom
sighting-between-one = { $party }, among themselves
sighting-working = How well it works for them
sighting-working-unsaid = Nobody has said yet
# { $working } is "Going well", { $who } is "somebody whose life it is and an onlooker".
sighting-working-says = { $working }, says { $who }
sighting-since = Since when
sighting-helped = What helped
sighting-hindered = What hindered
sighting-ties = Ties
sighting-left-out = Who was left out
sighting-themes = Themes
sighting-credited = Credited to
sighting-uncredited = Nobody is named here
sighting-pictures-by = Pictures by
sighting-permission = Why it may be published
sighting-next = What happened next
sighting-says = Says { $who }
sighting-tell = If you know, <add>tell us</add>.
sighting-replies =
    { $count ->
        [one] A reply
       *[other] Replies
    }
sighting-related = Related sightings
# Each of these stands before the title of another sighting, with a colon.
sighting-supports = It supports
sighting-supported = Supported by
sighting-differs = It tells it differently from
sighting-differed = Told differently by
sighting-same-event = Another account of the same event
sighting-continues = It carries on from
sighting-continued = Carried on by
sighting-sources = Where it comes from
sighting-mend = Something wrong, or is this about you?
sighting-mend-ask = Anybody written about here may reply, correct it or have it taken down.
sighting-mend-edit-too = You can also <edit>edit this sighting</edit>; what you change there is public.
sighting-mend-edit = Anybody written about here may reply, correct it or have it taken down: <edit>edit this sighting</edit>. What you change or write there is public.

## What is left of a sighting that was withdrawn, and of an address that has changed

tombstone-title = This sighting has been withdrawn
# { $date } is "on 17 September 2020" or "in September 2020".
tombstone-when = It was taken down { $date }.
tombstone-ask = Have you a question about it?
moved-title = This page has moved
moved-to = It is now at <page>{ $name }</page>.
# In place of { $name } in `moved-to`, where what stands there has no name of its own.
moved-address = its new address

## Nothing at an address

lost-name = This page is not here
lost-title = There is nothing at this address
lost-lead = Perhaps it has moved, or the address has a slip in it.
lost-home = Home
lost-sightings = All sightings
lost-places = All places
lost-ask = If a link on this site brought you here, it would help us to know.

## A sheet for a meeting

meeting-title = { $name }: a sheet for a meeting
meeting-here = A sheet for a meeting
meeting-kicker = For a meeting
meeting-print = One sheet of A4: print this page, or take it with you as it is.
# { $voices } is "5 sightings from 3 voices", { $date } "on 17 September 2020" or "in September 2020".
meeting-made = { $voices }.
meeting-made-once = { $voices }, told { $date }.
meeting-made-between = { $voices }, told between { $first } and { $last }.
meeting-counts = The numbers count what was told, and not how often it happens.
meeting-noticed = What was noticed
meeting-became = What became of it: { $what }.
meeting-more = And { $count } more, on <subject>{ $name }</subject>.
meeting-untold = What nobody has told us yet
# { $share } says whether it is about `some` of the sightings or all.
meeting-untold-outcomes =
    { $share ->
        [some] What became of { $count } of the { $total } sightings.
       *[all]
            { $total ->
                [1] What became of this sighting.
                [2] What became of both sightings.
               *[other] What became of all { $total } sightings.
            }
    }
meeting-untold-ratings =
    { $share ->
        [some] How it is for those in { $count } of the { $total } sightings.
       *[all]
            { $total ->
                [1] How it is for those in this sighting.
                [2] How it is for those in both sightings.
               *[other] How it is for those in all { $total } sightings.
            }
    }
meeting-untold-living-it =
    { $share ->
        [some] What those whose life it is would say of { $count } of the { $total } sightings.
       *[all]
            { $total ->
                [1] What those whose life it is would say of this sighting.
                [2] What those whose life it is would say of both sightings.
               *[other] What those whose life it is would say of all { $total } sightings.
            }
    }
# { $shifts } are the names of shifts, each in quotation marks.
meeting-untold-shifts = Anything about { $shifts }.
meeting-untold-shifts-more = Anything about { $shifts }, and { $count } more.
meeting-untold-you = What you know. Nobody asked everybody.
meeting-questions = Four questions to talk about
meeting-question-1 = What have you noticed yourself that belongs here, or that contradicts it?
meeting-question-2 = Who is not in this room, and is not on this sheet? Who could ask them?
meeting-question-3 = What helped where it went well, and could we do that again?
meeting-question-4 = What has lasted, and what would we have to keep doing so that it does?
meeting-all = All of it: { $address }.
meeting-add = To add what you noticed: <add>{ $site }, “Add a sighting”</add>.

## A small page that somebody else's site shows in a frame, and how they come by it

embed-past = Past the numbers
embed-none = <b>Nobody has reported anything yet.</b> That does not mean that nothing is shifting.
embed-condition = How many sightings say what it did
embed-colour = The more was told, the stronger the colour.
embed-few = Numbers below { $minimum } are hatched: too few to say more.
embed-more =
    { $count ->
        [one] And { $count } more place, on the whole page.
       *[other] And { $count } more places, on the whole page.
    }
embed-all = All of it: { $name }
embed-add = Have you noticed something? Add a sighting
embed-nought = 0 means that nobody has reported it, not that nothing is shifting.
embed-licence = Words and data: { $site }, { $licence }.
embed-show = Show this on your own site
embed-show-about = These numbers in a small frame, always as they are here. It sets no cookies, runs no script, and leads back to this page.
embed-copy = Copy this line into your page:

## About

about-name = About
about-title = About this observatory
about-lead = A public place for noticing how people get on with each other, and whether that is shifting.
about-sighting = What a sighting is
about-sighting-text = Something is changing between people: between neighbours, between a council and the groups around it, between those who help and those who are helped. Somebody saw it, was told of it or read of it in a report. A sighting says in a few words what it is, when, where, and how that is known. Some tell of a change, some say how things still are, and some are views, which are marked and counted nowhere.
about-not = What it is not
about-not-measured = It is no measurement and no league table. <map>The heat map</map> shows what has been reported, and from where; where nobody has reported anything, something may well be shifting.
about-not-voices = Many sightings can come from one voice, so the pages say how many voices there are. No number here is an average, a score or a share.
about-you = If it is about you
about-you-ask = Anybody who is written about may reply, correct it or have it taken down.
about-you-repository = Anybody who is written about may reply, correct it or have it taken down: <repository>say so where the sightings are kept</repository>. What you write there is public.
about-you-unknown = This observatory has not yet said how to ask for a reply, a correction or a removal.
about-more = More
about-contribute = How to add a sighting
about-codebook = What the words mean
about-data = All of it to take away
about-repository = Where the sightings are kept, with every change that was made to them

## Accessibility

accessibility-title = Accessibility
accessibility-lead = This site is meant to let everybody in.
accessibility-lead-tell = Where it does not, we want to know.
accessibility-done = What was done
accessibility-done-lead = The pages were made with the Web Content Accessibility Guidelines 2.2 at level AA in mind:
accessibility-done-senses = Nothing here needs a script, a mouse or colour vision. Every number is written out, and a direction has a sign and words as well as a colour.
accessibility-done-keyboard = Everything that a link leads to can be reached with the keyboard. The first one on each page leads straight to the content.
accessibility-done-contrast = The colours of text and ground were chosen so that text stands out, in light and in dark.
accessibility-done-size = The pages can be read at 320 pixels of width, at twice the size of text, with your own colours and on paper.
accessibility-done-language = A sighting that is written in another language says so to a screen reader.
accessibility-lacking = What does not work well yet
accessibility-lacking-tables = Some tables are wider than a small screen, and scroll within their own frames: those of <map>the heat map</map> and its like on the pages of places, themes and shifts, the one that tells of <between>each relationship</between>, the one on each shift’s page that says which way and how well it works, the list of <data>the data files</data> and, on the smallest screens, the list of what helps and what gets in the way. So does the example of a file on <add>the page about adding a sighting</add>. The numbers of the heat map are in the data files too.
accessibility-lacking-links = A table of the heat map has a link in every cell, which are many for those who use the keyboard: before each table stands a link that leads past it. The map is a drawing for those who see it, and is left out for screen readers and the keyboard; the list beside it says the same.
accessibility-unknown = What we do not know
accessibility-unknown-text = Nobody has told us yet how it is to use these pages every day with a screen reader, with a magnifier or by voice. The sightings are written by many people, and some may be hard to read.
accessibility-tell = Tell us
accessibility-tell-ask = If something here shuts you out, or you need it in another form, we want to hear of it.
accessibility-tell-repository = If something here shuts you out, or you need it in another form, <repository>say so where this site is kept</repository>. What you write there is public.
accessibility-tell-unknown = This observatory has not yet said how to reach whoever looks after it.
accessibility-body-no-answer = If you get no answer, or one that does not help, the body that watches over accessibility or equal treatment where you live may be able to.
accessibility-body = The body that watches over accessibility or equal treatment where you live may be able to.
accessibility-done-pictures = Every picture has words for those who do not see it. They are those of whoever sent it; where nobody has described a picture yet, the page says so.
accessibility-done-narrowing = Lists can be narrowed down with the keyboard. What is left is announced, each choice says how many it leaves, and the address keeps the choice.
accessibility-tested = How it is tested
accessibility-tested-lead = These pages are made by a program. Each time it is changed, they are opened in a real browser, Chromium, and these must pass:
accessibility-tested-axe = On a page of every kind, axe-core finds nothing against the guidelines at 320, 360 and 1280 pixels of width, in light colours, dark ones and those that a reader forces on every page.
accessibility-tested-width = Nothing is wider than the window at any of these widths, without scripts and on paper.
accessibility-tested-markup = The markup of every page is valid, by html-validate.
accessibility-tested-lighthouse = Lighthouse has nothing to mend in accessibility on the first page, a sighting, a place, the heat map, the list of sightings and the search.
accessibility-tested-keyboard = The heat map, the form, the search and the narrowing of lists are used with the keyboard alone, and what a screen reader would be told is read.
accessibility-tested-limits = These tests are of the pages as the program makes them, on observatories of its own. They know nothing of what this observatory has changed in their look, and programs find only a part of what can shut somebody out.
accessibility-lacking-scripts = Narrowing a list down by several things at once, searching and the form for a sighting need JavaScript. Without it every place, theme and shift has its pages, and so has each two of them that somebody has reported together; how well something works and when it was have none of their own but the layers of the heat map and the timeline. A narrowed list shows twenty sightings at a time.

## The codebook

codebook-title = Codebook
codebook-description = Every word used here, with what it means
codebook-lead = Every word that this observatory uses, with what it means here and how it is written in a file.
codebook-nav = On this page
codebook-shifts = Shifts
codebook-shifts-about = A relationship can change in these ways, and back.
codebook-known = How it is known
codebook-known-about = How whoever tells of it came to know.
codebook-working = How well it works
codebook-working-about = How the relationship is for those in it.
codebook-said-by = Whose view that is
codebook-said-by-about = Who says how well it works, or what became of it.
codebook-parties = Between whom
codebook-parties-about = A part that is played in a relationship, never a kind of person.
codebook-ties = Ties
codebook-ties-about = Each of them stronger, steady or weaker.
codebook-followups = What became of it
codebook-followups-about = What somebody found who went back and asked.
codebook-related = How sightings stand to each other
codebook-related-about = What one sighting says of another.
codebook-permission = Why it may be published
codebook-permission-about = On what ground it stands here.
codebook-conditions = What helps, what gets in the way
codebook-conditions-about = The same thing can help in one place and hinder in another.
codebook-themes = Themes
codebook-themes-about = What sightings are about besides their shift.
codebook-places = Places
codebook-places-about = A spot, an area or a network.

## The data

data-title = Data
data-description = All that is published here, to take away
data-lead = All that is published here, to take away and look at in your own way.
data-licence = Licence: { $licence }.
data-nought = 0 means that nobody has reported it.
data-region = The files
data-caption = The files, with what each holds
data-file = File
data-kind = Kind
data-kind-csv = CSV
data-kind-json = JSON
data-kind-json-lines = JSON Lines
data-kind-geojson = GeoJSON
data-kind-package = Data package
data-kind-schema = JSON Schema
data-sightings-csv = One row for each sighting; opens in a spreadsheet
data-sightings-json = The same as one list
data-sightings-json-lines = The same, one sighting a line
data-sightings-geojson = The same without the accounts, each with the position of its place, where that is known
data-heat-map = Every place with every shift, zeros included
data-package = What each file and each column holds
data-schema = What a sighting may say
data-parts = Each <places>place</places>, each <themes>theme</themes> and each of <conditions>what helps or gets in the way</conditions> has its own sightings as CSV, JSON, JSON Lines and GeoJSON, at the foot of its page.
data-silence = Sightings are what somebody chose to tell. Where nobody told one, the files are silent, and that is not the same as nothing having happened.
data-feed = To hear of new sightings as they come, follow <feed>the feed</feed> in a feed reader.
data-unlicensed = Nobody has said yet under which licence these files may be used. Please ask before you publish them elsewhere.
data-unlicensed-contact = Nobody has said yet under which licence these files may be used. Please ask before you publish them elsewhere: { $contact }
# These two are told to programs that gather data; { $title } is the name of the observatory.
data-set-name = Sightings of { $title }
data-set-about = What people noticed of how relationships are shifting: each sighting with its place, its date, which way, how well it works and whether it lasted, as published by { $title }.

## Feeds

feed-view = A view, counted nowhere
# { $summary } is what a view says in short.
feed-view-summary = A view, counted nowhere. { $summary }

## The search

search-title = Search
search-description = Find what people have noticed, by words, place, shift, theme and year
search-label = What are you looking for?
search-button = Search
search-hint = A word or a few, such as a place, a theme or what happened.
search-narrow = Narrow it down
search-place = Where, with all its parts
search-place-any = Anywhere
search-shift = Which way
search-shift-any = Any shift
# Under the name of one shift.
search-shift-any-way = any way
search-theme = About
search-theme-any = Anything
search-working = How it is for the people in it
search-working-any = However it is
search-year = When
search-year-any = Any year
search-more = Show more
search-no-script = Searching needs JavaScript, which your browser has switched off or has not loaded. Every sighting can be found without it:
search-ways-in = Other ways in
search-all =
    { $count ->
        [one] All { $count } sighting, the newest first
       *[other] All { $count } sightings, the newest first
    }

## Narrowing a list down. A script puts in the numbers.

narrow-name = Narrow this list down
narrow-all-of = Show only sightings that are all of these
narrow-numbers = The number behind a choice says how many sightings are left with it.
narrow-go = Go to the sightings
narrow-clear = Clear
narrow-found-all = All { $total } sightings.
# { $chosen } is what was chosen, with commas between.
narrow-found-some = { $found } of { $total } sightings: { $chosen }.
narrow-unknown = Not known here, so left out: { $unknown }.
narrow-page = Page { $page } of { $pages }.
# Said before the number of a page, to those who listen.
narrow-page-word = Page
narrow-pages = Pages of what is left
narrow-failed = The list could not be narrowed down, because a part of this site could not be loaded. Here is the whole of it.
narrow-none = <b>Nobody has reported anything that is all of this.</b> That does not mean that nothing is shifting. If you have noticed something, <add>add a sighting</add>.
narrow-no-script = Narrowing this list down by several things at once needs JavaScript, which is switched off or has not loaded. Every <places>place</places>, <themes>theme</themes> and <shifts>shift</shifts> has a page of its own all the same, with the years on it; a place and a shift together stand on <map>the heat map</map>, and a theme with either on the theme’s page.

## What the script of the search says. In messages whose names begin with `script-`, { $count } is the name of a plural
## and { $shown } the number: they take [one] or [other], never [1] or [2].

script-search-failed = The index of this site could not be loaded. Please try again, or use one of the other ways below.
script-search-none = Nothing found, which does not mean that nothing is there: nobody may have reported it yet.
script-search-found =
    { $count ->
        [one] { $shown } found.
       *[other] { $shown } found.
    }
script-search-some =
    { $count ->
        [one] Nothing has all of these words. { $shown } with some of them.
       *[other] Nothing has all of these words. { $shown } with some of them.
    }
script-search-suggestions = Suggestions

## How to add a sighting

contribute-title = Add a sighting
contribute-description = How to tell what you have noticed
contribute-lead = A few plain sentences are enough. You need not be an expert in anything but what you saw.
contribute-nowhere = <b>This observatory has not yet said where sightings can be sent.</b> If you have noticed something, write it down for yourself while it is fresh: the questions below help with that.
contribute-risk = If somebody may be at risk
contribute-risk-text = If somebody is in danger now, ring your local emergency number. If somebody may be at risk, tell those near you whose work it is to keep people safe, and do not publish it here.
contribute-before = Before you begin
contribute-before-names = Leave out names, addresses and anything that would tell a reader who somebody is. A faith, an illness or a child’s age, together with a small place, can be enough.
contribute-before-public = What you put on the website where the sightings are kept is public from the moment you send it, and the history there keeps it, with the name of your account, even if it is taken down later.
contribute-delicate-mail = If it is delicate, write an e-mail instead.
contribute-delicate-ask = If it is delicate, ask first.
contribute-delicate-none = There is no other way yet, so please leave untold for now what is delicate.
contribute-from-cell = Have you come from an empty cell of a table? Then its row and its column are two answers already: the place and the shift, or the two parties. How they are written in a file stands at the end of this page’s address, after <code>place=</code>, <code>shift=</code> or <code>between=</code>.
contribute-form = Your sighting
contribute-form-stays = Nothing leaves this page until you send it yourself, at the end.
contribute-form-more = More, if you like
contribute-form-more-text = Each of these can wait, or be left out.
contribute-form-make = Make my sighting
contribute-ready = Your sighting is ready, and nothing has been sent yet
contribute-file = The file
# { $name } and { $folder } are the places that the script fills in.
contribute-file-called = It is called { $name }, and goes into the folder { $folder }.
contribute-copy = Copy the text
contribute-download = Download the file
contribute-file-region = The text of your sighting
contribute-new-place = Your place is new here. These lines are for the end of <code>sightings/places.toml</code>:
contribute-questions = What we would like to know
contribute-questions-shifts = The shifts
contribute-questions-rest = Everything else can wait, or be left out. Some questions do good in the asking: What did each side give? Who relies on whom now? Who let go of something? Who was not there, and why?
contribute-still = Nothing has to have changed: that things are still as they were is worth telling too. So is a change that went the other way.
contribute-paper = On paper
contribute-paper-card = <card>A card with the questions</card>, to print and to lay out where people meet.
contribute-mail = By e-mail
contribute-mail-text = Answer the questions in your own words. We make the file from your answers. What you write is not public until it is published.
# What a mail to the observatory is about.
contribute-mail-subject = A sighting
contribute-asking = By asking us
contribute-asking-text = Answer the questions in your own words.
contribute-website = On the website where the sightings are kept
contribute-website-text = The sightings are kept on a website such as GitHub. You need a free account there, and everybody can see there at once what you send. It appears on this site after somebody has read it.
contribute-website-form = Fill in the form there
contribute-website-file = Begin a new file
contribute-website-look = You can also look first at <repository>the sightings that are kept there</repository>.
contribute-as-file = As a file
contribute-as-file-need-not = You need not write a file yourself; this is what one looks like.
contribute-as-file-text = A sighting is one text file in the folder <code>sightings</code>, named in small letters with hyphens, such as <code>chairs-on-the-pavement.md</code>. This one is made up, to show the shape:
contribute-example-region = A made-up example of a sighting’s file
contribute-example-title = Chairs on the pavement every Friday
# The lines are as long as fits the frame.
contribute-example-account =
    Since April four households have carried their chairs out on Friday
    evenings. Two of them had not spoken for years.
# { $shift } and { $reverse } are words as files have them.
contribute-as-file-reverse = For a change that goes the other way, turn the word round: not <code>{ $shift }</code> but <code>{ $reverse }</code>. All words to choose from are in <codebook>the codebook</codebook>.
contribute-as-file-no-lists =
    A sighting is one text file in the folder <code>sightings</code>. It names a place and a shift, and this observatory has no list of { $lacks ->
        [both] either
        [places] places
       *[shifts] shifts
    } yet. To begin one, as in this made-up example:
contribute-example-places-region = An example of the list of places
contribute-example-place = Our street
contribute-example-shifts-region = An example of the list of shifts
contribute-example-shift-from = doubting
contribute-example-shift-to = trusting
contribute-example-shift-about = People begin to rely on each other without asking for proof first.
contribute-other-words = All other words are in <codebook>the codebook</codebook>.

## What the script of that page says

script-form-known = You came from an empty cell of a table: nobody has reported this yet. So this much of your sighting is known already. In a file it is written like this:
# What was found to tell who somebody is; { $found } is what was typed.
script-form-email = an e-mail address: { $found }
script-form-telephone = a telephone number: { $found }
script-form-postcode = a whole postcode: { $found }
script-form-nhs-number = an NHS number: { $found }
script-form-coordinates = coordinates that show a single house: { $found }
# { $found } is one of the above, or several with semicolons between them.
script-form-personal = There seems to be { $found }. Please leave it out. If it is meant to be public, say why:
script-form-personal-fault = Leave out what tells who somebody is, or say why it is meant to be public.
script-form-no-shift = Say which way, or that nothing has changed, for at least one shift.
script-form-no-choice = Choose one.
script-form-no-place = Choose a place.
script-form-place-letters = Write what the place is called, in letters from a to z.
script-form-needed = This is needed.
script-form-no-date = Write a day like 2026-05-08, a month like 2026-05, or a year like 2026.
script-form-future = That is still to come. When did you notice it?
script-form-too-long = This is too long: a few sentences are enough.
script-form-promises = Before you send it: please tick each box, or leave out what keeps you from it.
# How many answers are missing or wrong.
script-form-faults =
    { $count ->
        [one] One thing is missing
       *[other] { $shown } things are missing
    }
# What the mail is about; { $title } is the sighting in one line.
script-form-subject = A sighting: { $title }
script-form-mail = By e-mail
script-form-mail-whole = Your program for mail opens with everything in it. It is not public until it is published.
script-form-mail-long = It is too long to be put into the mail for you: copy the text below, and paste it there.
script-form-mail-link = Write the e-mail
script-form-website = On the website where the sightings are kept
script-form-website-whole = You need an account there, and everybody can read it at once. The new file is filled in: choose “Propose changes” there.
script-form-website-long = You need an account there, and everybody can read it at once. Copy the text below, and paste it there.
script-form-website-link = Begin the file there
script-form-issue = By the form there
script-form-issue-text = What you wrote is filled in; what you chose from lists has to be chosen again.
script-form-issue-link = Open the form there
script-form-copied = Copied.
script-form-copy-by-hand = It is marked now: copy it as you copy any text.

## The card to print

card-title = A card to fill in
card-description = To print, and to lay out where people meet
card-print = Print this page, and lay it out where people meet. <form>Or tell it in the browser</form>.
card-heading = What have you noticed?
card-text = { $site } gathers what people notice between each other: trust that grows or fades, power that is held or let go. A few plain sentences are enough. Please leave out names and addresses. What you write may be published, where anybody can read it.
# Boxes to tick beside the name of a shift.
card-shift = { $name }:
card-towards = towards { $end }
card-no-change = no change
card-risk = <b>If somebody may be at risk</b>, please do not write it here: tell somebody whose work it is to keep people safe. In danger, ring the emergency number.
card-goes = <b>Where this goes:</b> { $contact }
card-goes-back = <b>Where this goes:</b> back to whoever gave it to you.

## The words of the closed lists: how each is shown, and what it means. In `docs/sighting.md` they are told one by one.

# How something is known.
known-saw = I saw it or took part
known-saw-about = First hand.
known-told = I was told by somebody who was there
known-told-about = Second hand, from a person.
known-published = I read it or heard it in public
known-published-about = From a report, a note, a talk or the news; the source is given.
known-view = A view, a worry or a what-if
known-view-about = Not something that happened: it has its page and its place in the lists, and is counted nowhere.

# How a relationship is for those in it.
working-well = Going well
working-well-about = Those in the relationship would keep it as it is.
working-partly = Going well in part
working-partly-about = It does some people or some purposes good, and others not yet.
working-strained = Under strain
working-strained-about = It is hard for at least one side as things are.
working-too-soon = Too soon to say
working-too-soon-about = It has only just begun.

# Whose view that is.
said-by-living-it = Somebody whose life it is
said-by-living-it-about = A resident, parent, patient, member, neighbour: whoever it is meant to be good for.
said-by-working-in-it = Somebody who works or volunteers in it
said-by-working-in-it-about = Paid or not, on the side that offers, organises or decides.
said-by-organisation = An organisation’s own account
said-by-organisation-about = A council, charity or company speaking of itself, in a report or from a platform.
said-by-onlooker = An onlooker
said-by-onlooker-about = A visitor, a researcher, a reporter, a neighbour of it.

# Which kind of tie.
tie-bonding = Among people alike
tie-bonding-about = Ties between people who have much in common.
tie-bridging = Between people who differ
tie-bridging-about = Ties across age, class, belief, origin or place.
tie-linking = With those who have more say
tie-linking-about = Ties between people and the bodies that hold power or money.

# How a tie has changed.
tie-change-stronger = stronger
tie-change-stronger-about = There is more of it, or it bears more.
tie-change-steady = steady
tie-change-steady-about = Much as it was.
tie-change-weaker = weaker
tie-change-weaker-about = There is less of it, or it bears less.

# Why something may be published.
permission-given = Permission was given
permission-given-about = Those it is about, or who told it, said that it may be published.
permission-already-public = It was public already
permission-already-public-about = It stood in a public report, talk or page.
permission-nobody-identifiable = Nobody can be recognised
permission-nobody-identifiable-about = No person could be picked out by what it says.

# How one sighting stands to another.
relation-supports = says the same
relation-supports-about = It tells of the same shift, seen elsewhere or by somebody else.
relation-differs = sees it differently
relation-differs-about = It tells another side, or the opposite.
relation-same-event = tells of the same event
relation-same-event-about = Two accounts of one thing that happened.
relation-continues = carries the story on
relation-continues-about = What came after.

# What became of what a sighting tells.
status-grew = Grew
status-grew-about = More people, more places or a closer tie than before.
status-lasted = Still so
status-lasted-about = Much as it was.
status-changed = Became something else
status-changed-about = The people or the habit went on in another form.
status-taken-over = Taken over
status-taken-over-about = An organisation now runs what people ran themselves.
status-faded = Fading
status-faded-about = Less of it, without anybody having ended it.
status-turned-back = Turned back
status-turned-back-about = The relationship is again as it was before, or worse.
status-finished = Finished its work
status-finished-about = It ended because what it was for was done.
status-stopped = Stopped
status-stopped-about = It ended while it was still wanted.
status-came-back = Came back
status-came-back-about = It had ended or faded, and is there again.
status-could-not-tell = Asked; nobody could say
status-could-not-tell-about = Somebody went and asked, and that is worth knowing too.

## The questions by which somebody is asked for a sighting, in the form and on the card

question-title-label = What did you notice, in one line?
question-title-hint = A short sentence that says what is different, such as “Neighbours share their tools”. Names of places are welcome, names of people are not.
question-body-label = What happened?
question-body-hint = What you saw, heard or took part in, as you would tell a friend. A few sentences are enough. What did each side give? Who relies on whom now? Who let go of something?
question-place-label = Where was it?
question-place-hint = Take the smallest place that is true.
question-date-label = When was it?
question-date-hint = The day you noticed it or were told: 2026-05-08. If you only know the month or the year, write 2026-05 or 2026.
question-between-label = Between whom?
question-between-hint = Whose relationship is it? Choose one if it is among themselves.
question-shifts-label = Which way is it shifting?
question-shifts-hint = Choose every change that you saw. If nothing has changed, leave this empty and answer the next question.
question-still-label = What is still as it was?
question-still-hint = Things as they are are worth telling too. Choose what you see as it is, with no change.
question-known-label = How do you know?
question-known-hint = It is no less welcome if you were told.
question-permission-label = May we publish it?
question-permission-hint = What is published can be read by anybody. Choose what makes that all right.
question-since-label = When did it begin?
question-since-hint = If you know: 2019, 2019-03 or 2019-03-25.
question-themes-label = What is it about?
question-themes-hint = Choose as many as fit.
question-working-label = How is it for the people in it?
question-working-hint = As those in it would say, as far as you can tell.
question-said-by-label = Whose view is that?
question-said-by-hint = Who says that it is going well or badly?
question-helped-label = What helped?
question-helped-hint = What made it possible, or easier?
question-hindered-label = What got in the way?
question-hindered-hint = What made it harder?
question-left-out-label = Who was not there, and why?
question-left-out-hint = Somebody is nearly always missing. One sentence will do.
question-sources-label = Where can one read more?
question-sources-hint = An address or a title on each line.
question-observer-label = How shall we credit you?
question-observer-hint = As you would like to stand on the page, such as “A family worker”. Leave it empty and no name is shown.
question-promises-label = Before you send it
question-promises-hint = Please tick each of these.
promise-1 = I have left out names, addresses and whatever else would tell a reader who somebody is, or they agree to it.
promise-2 = I understand that what I send can be read by everybody at once, and that its history is kept.
promise-3 = Nobody is at risk because of what I have written.
