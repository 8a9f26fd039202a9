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


## Several names in a row

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
# A part of the sightings of a page, or all of them, within sentences as "What became of this sighting".
some-part = { $of } of the { $total } sightings
some-all = { $total ->
    [1] this sighting
    [2] both sightings
   *[other] all { $total } sightings
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
legend-none = nobody has reported it; choose it to add one
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
heat-pattern-no-shift = No shift was told of more often than all others.
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
findable-sighting = { $place }, { $date }

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
