# Geiriau’r tudalennau yn Gymraeg: yr un negeseuon ag sydd yn en.ftl, dan yr un enwau ac yn yr un drefn. The remarks are
# those of en.ftl. <hidden>…</hidden> is heard and not seen.

## Dates. In `date-day` and `date-month`, { $month_number } is there too, for languages that bend the names of months.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
month-short-1 = Ion
month-short-2 = Chwef
month-short-3 = Maw
month-short-4 = Ebr
month-short-5 = Mai
month-short-6 = Meh
month-short-7 = Gorff
month-short-8 = Awst
month-short-9 = Medi
month-short-10 = Hyd
month-short-11 = Tach
month-short-12 = Rhag

## Every page

frame-skip = Ymlaen at y cynnwys
nav-main = Prif ddewislen
nav-about-site = Am y wefan hon
nav-search = Chwilio
nav-add = Ychwanegu sylwad
nav-heat-map = Map gwres
nav-shifts = Symudiadau
nav-places = Lleoedd
nav-themes = Themâu
nav-conditions = Beth sy’n helpu
nav-sightings = Sylwadau
nav-timeline = Llinell amser
nav-about = Amdanom
nav-codebook = Geirfa
nav-data = Data
nav-accessibility = Hygyrchedd
# The Atom feed of all sightings.
nav-feed = Ffrwd
frame-caution = Mae sylwadau’n dweud beth welodd, glywodd neu ddarllenodd pobl. Lle nad oes neb wedi adrodd, mae’n bosibl iawn bod rhywbeth yn symud yr un fath.
frame-licence = Geiriau a data: { $licence }.
frame-contact = Cywiro a thynnu i lawr: { $contact }
breadcrumbs-name = Rydych chi yma

## Parts of sentences and lists that many pages share

# What stands between two of several names: the comma and its space, where there is one.
list-comma = ,{ " " }
# The last of several names, after those before it.
list-and = { $before } a { $last }
list-or = { $before } neu { $last }
# When something was: within sentences as "told on 17 September 2020".
date-on-day = ar { $date }
date-in-month = ym mis { $date }
date-in-year = yn { $date }
sightings = { $count ->
    [zero] dim sylwadau eto
    [two] { $count } sylwad
   *[other] { $count } sylwad
}
# A voice is whoever told something: one voice may tell of many things.
voices = { $total ->
    [1] { $total } sylwad
   *[other] { $voices ->
        [1] { $total } sylwad, o un llais hyd yma
        [2] { $total } sylwad o ddau lais
       *[other] { $total } sylwad o { $voices } llais
    }
}
one-voice = 1 llais
views-apart = { $count ->
    [one] Mae { $count } farn yn y rhestr, wedi’i nodi felly a heb ei chyfrif yn unman.
    [two] Mae { $count } farn yn y rhestr, wedi’u nodi felly a heb eu cyfrif yn unman.
   *[other] Mae { $count } barn yn y rhestr, wedi’u nodi felly a heb eu cyfrif yn unman.
}
# $contact is an e-mail address, a web address, or words such as "ring the office".
ask-mail = Ysgrifennwch at { $contact }.
ask-web = Gofynnwch yn { $contact }.
ask-words = I ofyn: { $contact }.
# The same where those words end with a full stop of their own.
ask-sentence = I ofyn: { $contact }

## Periods of time

# From the first to the last month of a quarter of a year.
period-quarter = { $first } hyd { $last } { $year }
period-month-not-known = { $year }, mis anhysbys
# From one year to another.
period-years = { $first } hyd { $last }
# The heads of columns have two short lines each. Of a quarter: "Jul–Sep" and below it the year.
period-short-quarter = { $first }–{ $last }
# "some time", and below it "in 2020".
period-short-some-time = rywbryd
period-short-in-year = yn { $year }
# Of several years: the first, and below it "to 2019".
period-short-to-year = hyd { $last }

## A sighting in a list

card-draft = Drafft
card-view = Barn, heb ei chyfrif yn unman
# $when: "on 17 September 2020". $says is one of the outcomes.
card-asked = Gofynnwyd eto { $when }: <b>{ $says }</b>
outcome-grew = wedi tyfu
outcome-lasted = felly o hyd
outcome-changed = wedi troi’n rhywbeth arall
outcome-taken-over = wedi’i gymryd drosodd
outcome-faded = yn pylu
outcome-turned-back = wedi troi’n ôl
outcome-finished = wedi gorffen ei waith
outcome-stopped = wedi dod i ben
outcome-came-back = wedi dod yn ôl
outcome-could-not-tell = doedd neb yn gallu dweud
# What a condition did, in the list of sightings that name it.
card-helped = Fe helpodd
card-hindered = Fe aeth yn rhwystr
card-helped-and-hindered = Fe helpodd, ac fe aeth yn rhwystr
group-views = Barnau, heb eu cyfrif yn unman
# How many there are under a heading of a list that began on the page before.
group-sightings-continued = { $count } sylwad, parhad
group-views-continued = { $count }, parhad
pager-name = Tudalennau o sylwadau
pager-newer = Mwy newydd
pager-older = Hŷn
pager-previous = Blaenorol
pager-next = Nesaf
pager-page = <hidden>Tudalen </hidden>{ $number }
# The title of a further page of a list.
title-page = { $title }, tudalen { $number }

## Shifts, and which way they go. The words for the two ends are the observatory's own.

shift-name = O { $from } i { $to }
shift-ends = <span>{ $from }</span> <i>i</i> <span>{ $to }</span>
# Below the one end at the head of a column.
shift-column-to = i { $to }
# What a sighting says of a shift.
badge-towards = o { $other } <b>tuag at { $end }</b>
badge-both = { $from } a { $to }, <b>y ddwy ffordd ar unwaith</b>
badge-still = <b>{ $end }</b> o hyd
# After how many sightings say so.
way-towards = tuag at { $end }
way-both = y ddwy ffordd ar unwaith
way-still = { $end } o hyd
tally-none = does neb wedi’i adrodd eto
# How well it works, after how many sightings say so.
rating-well = yn mynd yn dda
rating-partly = yn mynd yn dda yn rhannol
rating-strained = dan straen
rating-too-soon = rhy gynnar i ddweud
rating-unsaid = does neb wedi dweud pa mor dda mae’n gweithio

## Tables of numbers

table-past = Heibio’r tabl
table-rows = { $count ->
    [one] { $count } rhes: ar y rhan fwyaf o sgriniau mae’n sgrolio o fewn y ffrâm.
    [two] { $count } res: ar y rhan fwyaf o sgriniau maen nhw’n sgrolio o fewn y ffrâm.
   *[other] { $count } rhes: ar y rhan fwyaf o sgriniau maen nhw’n sgrolio o fewn y ffrâm.
}
column-place = Lle
column-shift = Symudiad
column-theme = Thema
column-condition = Amod
column-between = Rhwng
column-sightings = Sylwadau
column-how-many = Faint
column-which-way = Pa ffordd
column-how-well = Pa mor dda mae’n gweithio
column-helped = Wedi helpu
column-hindered = Wedi rhwystro
row-all-places = Pob lle
# After the name of a place, at the foot of the table of its parts.
row-in-all = i gyd
# What was said of a place itself, and of none of its parts.
row-itself = { $place } yn ei grynswth
cell-none = 0, does neb wedi’i adrodd
# $what is what the cell is about: "Leeds, from me to we".
cell-add = 0, does neb wedi’i adrodd. Ychwanegwch un: { $what }
cell-add-any = unrhyw le, unrhyw symudiad
# A number, and what it says for those who listen. $what lists which way, each with how many say so.
cell-sightings = { $count }<hidden> sylwad: { $what }</hidden>
cell-part = { $count } { $words }
# One of several numbers of a cell, and what it says for those who listen; another follows.
cell-tally = { $count }<hidden> { $words },</hidden>
small-unrated = does neb wedi dweud eto
lean-too-few = rhy ychydig i ddweud
lean-differ = wedi’i weld yn wahanol
lean-way-all-first = pob un tuag at y gair cyntaf
lean-way-most-first = gan mwyaf tuag at y gair cyntaf
lean-way-most-second = gan mwyaf tuag at yr ail air
lean-way-all-second = pob un tuag at yr ail air
lean-way-both = pob un y ddwy ffordd ar unwaith
lean-way-still = pob un felly o hyd
lean-well-not-said = does neb wedi dweud pa mor dda
lean-well-all-first = pob un dan straen
lean-well-most-first = gan mwyaf dan straen
lean-well-most-second = gan mwyaf yn mynd yn dda
lean-well-all-second = pob un yn mynd yn dda
lean-well-partly = pob un yn mynd yn dda yn rhannol
# Classes of how many.
level-two = { $least } neu { $greatest }
level-range = { $least } i { $greatest }
level-open = { $least } neu fwy
legend-few = llai na { $minimum }, rhy ychydig i ddweud mwy
legend-one-voice = y cyfan o un llais hyd yma
legend-none = does neb wedi’i adrodd
legend-none-choose = (dewiswch ef i ychwanegu un)
legend-towards-first = tuag at y gair cyntaf
legend-still-first = wrth y gair cyntaf o hyd
legend-still-second = wrth yr ail air o hyd
legend-towards-second = tuag at yr ail air
legend-most-first = o leiaf dau o bob tri tuag at y cyntaf
legend-most-second = o leiaf dau o bob tri tuag at yr ail
legend-still-so = pob un felly o hyd, heb honni newid
legend-most-strained = o leiaf dau o bob tri dan straen
legend-most-well = o leiaf dau o bob tri yn mynd yn dda
pairs-together = Gyda’i gilydd
pairs-how-well = Sut mae hi i’r rhai sydd ynddi
pairs-who = Pwy sy’n dweud
pairs-well = Yn mynd yn dda
pairs-partly = Yn dda yn rhannol
pairs-strained = Dan straen
pairs-too-soon = Rhy gynnar
pairs-not-said = Heb ei ddweud
pairs-living-it = Y mae’n fywyd iddynt
pairs-working-in-it = Sy’n gweithio ynddi
pairs-organisation = Sefydliad
pairs-onlooker = Rhywun o’r tu allan

## The heat map

heat-description = Rhwng pwy a ble y sylwodd pobl ar bob symudiad, a faint oedd yn sôn amdano
heat-layers = Haenau’r map gwres
heat-few = { $count } sylwad hyd yma: rhy ychydig i sôn am batrwm. Mae pob rhif yn arwain at yr hyn a ddywedwyd.
# $shift, $first and $second are as below: a link and how many.
heat-pattern-one-shift = Am y symudiad hwn y soniodd pobl amlaf: { $shift }.
heat-pattern-two-shifts = Am y symudiad hwn y soniodd pobl amlaf: { $first } a, cyn amled, hwn: { $second }.
heat-pattern-no-shift = Nid oes un symudiad yn sefyll allan o blith y lleill hyd yma.
heat-pattern-one-pair = Y berthynas y sonion nhw fwyaf amdani yw { $pair }.
heat-pattern-two-pairs = Y berthynas y sonion nhw fwyaf amdani yw { $first } a, cyn amled, { $second }.
heat-pattern-one = <link>{ $name }</link> ({ $count } sylwad)
# $says is which way most of it goes.
heat-pattern-one-says = <link>{ $name }</link> ({ $count } sylwad, { $says })
heat-says-all = pob un tuag at { $end }
heat-says-most = gan mwyaf tuag at { $end }
heat-says-differ = wedi’i weld yn wahanol gan wahanol bobl
heat-says-still = felly o hyd
# $when: "on 17 September 2020", "in 2020".
heat-facts = { $total ->
    [1] Wedi’i wneud o { $total } sylwad, a ddywedwyd { $when }.
   *[other] { $voices ->
        [1] Wedi’i wneud o { $total } sylwad, o un llais hyd yma, a ddywedwyd { $when }.
        [2] Wedi’i wneud o { $total } sylwad o ddau lais, a ddywedwyd { $when }.
       *[other] Wedi’i wneud o { $total } sylwad o { $voices } llais, a ddywedwyd { $when }.
    }
}
heat-facts-between = { $voices ->
    [1] Wedi’i wneud o { $total } sylwad, o un llais hyd yma, a ddywedwyd rhwng { $first } a { $last }.
    [2] Wedi’i wneud o { $total } sylwad o ddau lais, a ddywedwyd rhwng { $first } a { $last }.
   *[other] Wedi’i wneud o { $total } sylwad o { $voices } llais, a ddywedwyd rhwng { $first } a { $last }.
}
nothing-reported = <b>Does neb wedi adrodd dim eto.</b> Nid yw hynny’n golygu nad oes dim yn symud. Os ydych chi wedi sylwi ar rywbeth, <add>ychwanegwch y sylwad cyntaf</add>.
heat-between = Rhwng pwy
heat-between-about = Faint o sylwadau sydd am bob perthynas. Ar y groeslin mae’r rhai sydd ymhlith ei gilydd; mae sylwad rhwng tair ochr am dri phâr. <between>Sut mae hi i’r rhai ym mhob un, a phwy sy’n dweud</between>
heat-where = Ble, a pha symudiad
heat-where-about = Faint o sylwadau sy’n enwi pob symudiad, i ba ffordd bynnag mae’n mynd. Po fwyaf sydd, cryfaf y lliw: mae’n dweud faint a ddywedwyd, a dim byd arall.
heat-where-note = Mae sylwad sy’n enwi dau symudiad mewn dwy golofn, ac unwaith dan Sylwadau. Mae lle yn cyfrif ei rannau. Nid yw barnau’n cael eu cyfrif yn unman. <csv>Yr un rhifau fel ffeil (CSV)</csv>
heat-all-places = Pob lle
heat-all-places-top = Pob lle, heb eu rhannau
heat-place-parts = { $place } a’i rannau
heat-more-places = Mwy o leoedd
# The name of a place, and how many sightings there are.
heat-place = { $place }: { $sightings }
heat-elsewhere = Gormod i’r dudalen hon. Mae’r hyn sydd o fewn y rhain ar eu tudalennau eu hunain:
heat-parts = { $place }: { $first } i { $last } o { $count }
parts-by-shift = Yn ôl symudiad
parts-pages = Tudalennau o leoedd
layer-how-many = Rhwng pwy, a faint
layer-which-way = Pa ffordd
layer-which-way-description = Tuag at ba ben mae pob symudiad yn mynd ym mhob lle, cyn belled ag y mae’r rhifau’n gadael i neb ddweud
layer-which-way-lead = Faint o sylwadau welodd symudiad yn mynd tuag at bob un o’i ddau ben, y ddwy ffordd ar unwaith, neu ddim o gwbl. Mae’r lliw’n dweud lle mae o leiaf dau o bob tri’n cytuno.
layer-which-way-where = Ble, a pha ffordd
layer-how-well = Pa mor dda mae’n gweithio
layer-how-well-description = Pa mor dda mae pob symudiad yn gweithio i’r rhai sydd ynddo, cyn belled ag y mae rhywun wedi dweud
layer-how-well-lead = Sut mae’r berthynas i’r rhai sydd ynddi, cyn belled ag y mae rhywun wedi dweud. Mae’r lliw’n dweud lle mae o leiaf dau o bob tri o’r rheini’n cytuno.
layer-how-well-where = Ble, a pha mor dda
layer-legend = Beth mae’r arwyddion yn ei ddweud
layer-when = Pryd y sylwodd pobl
layer-when-description = Pryd y sylwyd ar bob symudiad, fesul cyfnod
when-lead = Faint o sylwadau o bob symudiad y sylwyd arnynt neu a ddywedwyd ym mhob cyfnod. Lle soniodd llai o bobl am rywbeth, efallai fod llai wedi edrych.
when-by-time = Yn ôl amser
when-all-places = Pob lle, yn ôl amser
when-place = { $place }, yn ôl amser
when-rest = { $count ->
    [one] Dywedwyd rhywbeth am { $count } lle arall. <places>Mae gan bob un ei dudalen ei hun.</places>
    [two] Dywedwyd rhywbeth am { $count } le arall. <places>Mae gan bob un ei dudalen ei hun.</places>
   *[other] Dywedwyd rhywbeth am { $count } lle arall. <places>Mae gan bob un ei dudalen ei hun.</places>
}
when-note = Mae dyddiad sy’n hysbys yn ôl ei flwyddyn yn unig mewn colofn ar ei ben ei hun. Mae pob sylwad yn ei drefn ar <timeline>y llinell amser</timeline>.
honesty-name = Nid lle mae’r adroddwyr y mae’r newid
honesty-counts = Mae lliw cryfach yn golygu bod mwy o bobl wedi dweud rhywbeth wrthym yno. Nid yw’n golygu bod mwy yn symud yno, na’i bod yn mynd yn well. Mae dot yn golygu nad oes neb wedi’i adrodd eto, nid nad oes dim yn digwydd.
honesty-agrees = Mae’r lliw’n dweud beth mae’r rhai a ddywedodd rywbeth wrthym yno yn cytuno arno, a dim am y rhai na ddywedodd. Mae llawer yn cytuno’n haws lle gofynnwyd i ychydig. Mae dot yn golygu nad oes neb wedi’i adrodd eto, nid nad oes dim yn digwydd.

## The map

map-name = Ar y map
# The names of the places that one dot stands for; $count are not named.
map-names-more = { $names } a { $count } arall
map-dot = { $names }: { $count } sylwad
# The same in the list beside the map, where each is a link.
map-places-more = { $places } a { $count } arall gerllaw
map-one-dot = mewn un dot, { $count } sylwad
map-elsewhere = Nid ar y map
map-elsewhere-why = Nid dot yn ei chanol yw gwlad na rhwydwaith.
map-note = Arwynebedd dot yw faint o sylwadau a ddywedwyd yno, neu mewn rhannau ohono nad oes ganddynt ddot eu hunain. Nid yw ei liw’n dweud dim.
map-outlines = Amlinellau: <source>Natural Earth</source>, yn y parth cyhoeddus.

## Between whom

between-title = Rhwng pwy
between-description = Ar ba berthnasoedd y sylwodd pobl, sut maen nhw i’r rhai sydd ynddyn nhw, a phwy sy’n dweud
between-lead = Ar ba berthnasoedd y sylwodd pobl, sut maen nhw i’r rhai sydd ynddyn nhw, a phwy sy’n dweud.
between-told = Mae { $told } o { $total } sylwad yn dweud rhwng pwy.
between-untold = Does neb wedi dweud eto rhwng pwy. Gall sylwad wneud: gyda’r ochrau y mae’r berthynas rhyngddyn nhw.
between-how-many = Faint
between-how-many-about = Ar y groeslin mae’r rhai sydd ymhlith ei gilydd. Mae sylwad rhwng tair ochr am dri phâr, ac unwaith dan Sylwadau.
between-how-well = Sut mae hi i’r rhai sydd ynddi, a phwy sy’n dweud
between-pairs = Pob perthynas: sut mae hi i’r rhai sydd ynddi, a phwy sy’n dweud
between-note = O { $minimum } sylwad ymlaen sy’n dweud sut mae hi, mae “Gyda’i gilydd” yn dweud lle mae o leiaf dau o bob tri’n cytuno. Gall sawl un ddweud ar unwaith, felly does dim rhaid i’r rhifau hyn adio.
between-parties = Pob ochr, a chyda phwy
between-unnamed = Does neb wedi adrodd dim eto sydd am { $parties }.
between-table = Sylwadau yn ôl yr ochrau y maen nhw am eu perthynas
# "Families with charities"; $second begins with a small letter where its language has such.
pair-two = { $first } gyda { $second }
pair-one = { $party }, ymhlith ei gilydd

## The sightings behind a number

behind-voices = { $voices }.
behind-voices-parts = { $voices }, yma ac yn ei rannau.
# A shift or a theme, and a place or a shift: "From me to we: Leeds".
behind-title = { $first }: { $second }
behind-party = { $party }: gyda phwy
behind-more-one = Mae mwy ar “<first>{ $first_name }</first>”, ac ar <map>y map gwres</map>.
behind-more-two = Mae mwy ar “<first>{ $first_name }</first>” a “<second>{ $second_name }</second>”, ac ar <map>y map gwres</map>.

## The lists of places, themes, shifts and conditions

places-description = Ble y sylwodd pobl ar rywbeth
places-lead = Gall lle fod yn stryd, yn wlad neu’n rhwydwaith o bobl. Mae pob un yn cyfrif yr hyn a welwyd yn ei rannau. Trefn y rhestr yw’r drefn, nid trefn teilyngdod.
places-all = Pob lle
places-caution = Mae mwy o sylwadau’n golygu bod mwy o bobl wedi dweud rhywbeth wrthym yno. Nid ydynt yn golygu bod mwy yn symud yno, na’i bod yn mynd yn well. Lle nad oes neb wedi adrodd, mae’n bosibl iawn bod rhywbeth yn symud yr un fath.
tree-none = does neb wedi adrodd o fan hyn eto
themes-description = Am beth mae’r sylwadau
themes-lead = Am beth mae’r sylwadau. Gall un sylwad fod am sawl thema.
themes-table = Pob thema, gyda nifer y sylwadau amdani
shifts-description = Y ffyrdd y gall perthynas newid, ac yn ôl
shifts-lead = Ffyrdd y gall perthynas newid. Mae gan bob un ddau ben, a gall sylwad fynd tuag at y naill neu’r llall. Mae pob bar yn tyfu o linell ganol tuag at y pen y gwelodd pobl bethau’n symud ato; mae llwyd yn golygu felly o hyd.
shifts-lead-none = Ffyrdd y gall perthynas newid. Mae gan bob un ddau ben, a gall sylwad fynd tuag at y naill neu’r llall.
conditions-title = Beth sy’n helpu, beth sy’n rhwystro
conditions-description = Beth mae pobl yn dweud a wnaeth newid yn bosibl, neu’n anodd
conditions-lead = Gall yr un peth helpu mewn un lle a rhwystro mewn lle arall. Dyma restr yr arsyllfa hon o’r hyn all wneud newid yn bosibl, neu’n anodd, a pha mor aml mae sylwadau’n ei enwi.
conditions-name = Beth sy’n helpu a beth sy’n rhwystro
conditions-table = Pob amod, gyda nifer y sylwadau lle bu’n help a lle bu’n rhwystr
missing-places = <b>Nid oes gan yr arsyllfa hon leoedd eto.</b> Maen nhw wedi’u rhestru yn y ffeil <code>sightings/{ $file }</code>. Mae <add>Sut i ychwanegu sylwad</add> yn dweud mwy.
missing-themes = <b>Nid oes gan yr arsyllfa hon themâu eto.</b> Maen nhw wedi’u rhestru yn y ffeil <code>sightings/{ $file }</code>. Mae <add>Sut i ychwanegu sylwad</add> yn dweud mwy.
missing-shifts = <b>Nid oes gan yr arsyllfa hon symudiadau eto.</b> Maen nhw wedi’u rhestru yn y ffeil <code>sightings/{ $file }</code>. Mae <add>Sut i ychwanegu sylwad</add> yn dweud mwy.
missing-conditions = <b>Nid oes gan yr arsyllfa hon eiriau am yr hyn sy’n helpu eto.</b> Maen nhw wedi’u rhestru yn y ffeil <code>sightings/{ $file }</code>. Mae <add>Sut i ychwanegu sylwad</add> yn dweud mwy.
invitation-name = Ydych chi wedi sylwi ar rywbeth?
invitation = Mae ychydig o frawddegau plaen yn ddigon: beth welsoch chi, pryd, ble, rhwng pwy, a sut rydych chi’n gwybod. <add>Sut i ychwanegu sylwad</add>
invitation-first = Mae ychydig o frawddegau plaen yn ddigon: beth welsoch chi, pryd, ble, rhwng pwy, a sut rydych chi’n gwybod. <add>Sut i ychwanegu’r sylwad cyntaf</add>

## One place, theme, shift or condition

facet-parts-table = { $place }: ei rannau, yn ôl symudiad
facet-more-parts = Mwy o rannau
facet-theme-table = { $theme }: lleoedd, yn ôl symudiad
facet-shift-table = { $shift }: lleoedd, yn ôl amser
# “Where” is the heading of a list on the same page.
facet-more-places = Mwy o leoedd nag sy’n ffitio yma: maen nhw i gyd dan “Ble”
# What is found in a search, above its name.
findable-place = Lle
findable-theme = Thema
findable-shift = Symudiad

## The lists of sightings

sightings-description = Popeth y mae pobl wedi sylwi arno, y diweddaraf yn gyntaf
sightings-none = Does neb wedi adrodd dim eto, ac nid yw hynny’n golygu nad oes dim yn symud.
sightings-lead = { $count ->
    [1] { $count } sylwad.
   *[other] { $count } sylwad, y diweddaraf yn gyntaf.
}
sightings-views-all = { $count ->
    [1] Barn ydyw, wedi’i nodi felly a heb ei chyfrif yn unman.
   *[other] Barnau ydyn nhw i gyd, wedi’u nodi felly a heb eu cyfrif yn unman.
}
sightings-views-some = { $count ->
    [one] Barn yw { $count } ohonyn nhw, wedi’i nodi felly a heb ei chyfrif yn unman.
   *[other] Barnau yw { $count } ohonyn nhw, wedi’u nodi felly a heb eu cyfrif yn unman.
}
sightings-ways-in = Ffyrdd eraill i mewn
way-in-place = Yn ôl lle
way-in-theme = Yn ôl thema
way-in-shift = Yn ôl symudiad
way-in-time = Yn ôl amser
way-in-search = Yn ôl geiriau, neu yn ôl sawl un o’r rhain
timeline-description = Pryd y sylwodd pobl ar yr hyn y maen nhw’n sôn amdano
timeline-lead = Pryd y sylwyd ar bethau neu y’u dywedwyd, y diweddaraf yn gyntaf. Lle mai’r flwyddyn yn unig sy’n hysbys, felly y mae yma. Mae barnau wedi’u nodi felly, ac nid ydynt yn rhan o nifer y sylwadau.
timeline-years = Blynyddoedd
timeline-views = { $count ->
    [two] { $count } farn
   *[other] { $count } barn
}
timeline-more = Mwy o { $month }

## Words and questions of the form by which a sighting is told

word-written = { $name } (ysgrifennwch: <code>{ $written }</code>)
word-undescribed = Heb ei ddisgrifio eto.
question-if-you-can = Os gallwch chi ddweud
question-shifts = Dewiswch ar gyfer pob symudiad y gwelsoch rywbeth ohono. Mae’n werth dweud hefyd nad oes dim wedi newid.
question-shift-nothing = Dim amdano
question-shift-still = dim newid: { $end }
question-place = Dewiswch le
question-place-other = Lle nad yw yn y rhestr hon
question-place-name = Beth yw enw’r lle?

# A name from a list as it stands within a sentence. { $small } begins with a small letter, { $name } is as it was written:
# languages that keep the capitals of such names take the latter.
name-within = { $small }
nobody-asked = Does neb wedi gofyn eto.
quoted = “{ $text }”

## The first page

home-title = Beth sy’n symud rhwng pobl?
home-opened = Mae’r arsyllfa hon newydd agor. Does neb wedi adrodd dim eto, ac nid yw hynny’n golygu nad oes dim yn symud.
home-only-views = Does neb wedi adrodd newid eto, ac nid yw hynny’n golygu nad oes dim yn symud. Barnau yw’r hyn sydd yma hyd yma, heb eu cyfrif yn unman.
# { $date } is "on 17 September 2020" or "in September 2020".
home-made-once =
    { $total ->
        [one] { $total } sylwad o { $places ->
            [one] { $places } lle
            [two] { $places } le
           *[other] { $places } lle
        }, a ddywedwyd { $date }. Mae’n dweud beth welodd, glywodd neu ddarllenodd rhywun.
       *[other] { $total } sylwad o { $places ->
            [one] { $places } lle
            [two] { $places } le
           *[other] { $places } lle
        }, a ddywedwyd { $date }. Mae pob un yn dweud beth welodd, glywodd neu ddarllenodd rhywun.
    }
home-made-between =
    { $total } sylwad o { $places ->
        [one] { $places } lle
        [two] { $places } le
       *[other] { $places } lle
    }, a ddywedwyd rhwng { $first } a { $last }. Mae pob un yn dweud beth welodd, glywodd neu ddarllenodd rhywun.
home-looked-for = Beth rydyn ni’n chwilio amdano
home-unseen = does neb wedi’i adrodd eto
home-which-way = Beth sy’n symud, a pha ffordd
home-which-way-lead = Mae pob bar yn tyfu o linell ganol tuag at y pen y gwelodd pobl bethau’n symud ato. Mae llwyd yn golygu felly o hyd. Mae’n cyfrif yr hyn a adroddwyd, a dim mwy.
# How many shifts nobody has reported, while others were.
home-unseen-shifts =
    { $count ->
        [one] Does neb wedi adrodd <shifts>y symudiad arall</shifts> eto.
       *[other] Does neb wedi adrodd <shifts>y { $count } symudiad arall</shifts> eto.
    }
home-where = Ble
home-where-lead = Mae’r lleoedd yn nhrefn y rhestr, byth yn nhrefn teilyngdod. Mae <map>y map gwres</map> yn dangos pob lle gyda phob symudiad.
home-all-places = Pob un o’r { $count } lle
home-latest = Y sylwadau diweddaraf
home-all-sightings = Pob un o’r { $count } sylwad
home-lasted = A barhaodd?
home-asked = Aeth rhywun yn ôl i ofyn am { $asked } o { $total } sylwad.
home-unasked =
    { $count ->
        [one] Am y llall does neb wedi gofyn eto.
       *[other] Am y { $count } arall does neb wedi gofyn eto.
    }

## The page of a place, a theme, a shift or a condition

facet-condition =
    Bu’n help mewn { $helped ->
        [0] dim un sylwad
       *[other] { $helped } sylwad
    } ac yn rhwystr mewn { $hindered ->
        [0] dim un
       *[other] { $hindered }
    }.
# { $voices } is "5 sightings from 3 voices".
facet-told = { $voices }.
facet-told-parts = { $voices }, yma ac yn ei rannau.
facet-none-place = <b>Does neb wedi adrodd o fan hyn eto.</b> Nid yw hynny’n golygu nad oes dim yn symud yma. Os ydych chi wedi sylwi ar rywbeth, <add>ychwanegwch y sylwad cyntaf</add>.
facet-none-shift = <b>Does neb wedi adrodd y symudiad hwn eto.</b> Nid yw hynny’n golygu nad yw’n digwydd. Os ydych chi wedi sylwi arno, i’r naill ffordd neu’r llall, <add>ychwanegwch y sylwad cyntaf</add>.
facet-none-theme = <b>Does neb wedi adrodd dim am hyn eto.</b> Nid yw hynny’n golygu nad oes dim yn symud. Os ydych chi wedi sylwi ar rywbeth, <add>ychwanegwch y sylwad cyntaf</add>.
facet-none-condition = <b>Does neb wedi dweud eto bod hyn wedi helpu neu rwystro.</b> Os gwnaeth lle rydych chi, <add>ychwanegwch sylwad sy’n dweud hynny</add>.
facet-which-way = Pa ffordd
facet-ends-region = Pa ffordd, a pha mor dda mae’n gweithio
facet-ends-caption = Faint o sylwadau sy’n dweud pa ffordd yr aeth, a pha mor dda mae’n gweithio i’r rhai sydd ynddo
facet-ends-way = Pa ffordd
facet-ends-count = Faint
facet-ends-unsaid = Does neb wedi dweud
facet-shifting = Beth sy’n symud
facet-shifting-here = Beth sy’n symud yma
facet-by-shift = { $name }: sylwadau yn ôl symudiad
facet-parts = Ei rannau
facet-where = Ble
facet-table-place = Ei rannau, fesul symudiad
facet-table-theme = Ble, fesul symudiad
facet-table-shift = Ble, a phryd y sylwodd pobl
facet-themes = Am beth mae hyn
facet-themes-else = Am beth arall mae hyn
facet-when = Pryd
facet-sightings = Sylwadau
facet-meeting = <sheet>Un ddalen i’w hargraffu ar gyfer cyfarfod</sheet>: yr hyn y sylwyd arno, yr hyn nad oes neb wedi’i ddweud wrthym eto, a phedwar cwestiwn.
# The names of files follow, each a link.
facet-files = Y sylwadau hyn fel data:
facet-feed = Ffrwd o sylwadau: { $name }

## One sighting

sighting-here = Y sylwad hwn
sighting-draft = Drafft
sighting-view = Barn, heb ei chyfrif yn unman
sighting-view-about = Barn, pryder neu “beth petai” yw hwn: rhywbeth y mae rhywun yn ei feddwl, nid rhywbeth y gwelwyd iddo ddigwydd. Mae ganddo ei dudalen yma, ac nid yw’n cael ei gyfrif yn unman.
sighting-account = Yr hanes
sighting-picture-by = Llun: { $credit }
# For whoever can't see the picture.
sighting-picture-undescribed = Llun nad oes neb wedi’i ddisgrifio eto
sighting-facts = Yn gryno
# { $date } is "on 17 September 2020" or "in September 2020", { $name } is that of a place; { $known } is how it is known.
sighting-noticed =
    Sylwyd arno neu fe’i dywedwyd { $date }, <place>{ $name }</place>; { $known ->
        [saw] gwelodd rhywun ef neu gymryd rhan
        [told] dywedwyd gan rywun oedd yno
        [published] o rywbeth a gyhoeddwyd
       *[view] barn, pryder neu “beth petai”
    }.
sighting-between = Rhwng pwy
sighting-between-one = { $party }, ymhlith ei gilydd
sighting-working = Pa mor dda mae’n gweithio iddyn nhw
sighting-working-unsaid = Does neb wedi dweud eto
# { $working } is "Going well", { $who } is "somebody whose life it is and an onlooker".
sighting-working-says = { $working }, meddai { $who }
sighting-since = Ers pryd
sighting-helped = Beth helpodd
sighting-hindered = Beth rwystrodd
sighting-ties = Cysylltiadau
sighting-left-out = Pwy gafodd ei adael allan
sighting-themes = Themâu
sighting-credited = Gan
sighting-uncredited = Ni enwir neb yma
sighting-pictures-by = Lluniau gan
sighting-permission = Pam y caniateir ei gyhoeddi
sighting-next = Beth ddigwyddodd wedyn
sighting-says = Meddai { $who }
sighting-tell = Os gwyddoch chi, <add>dywedwch wrthym</add>.
sighting-replies =
    { $count ->
        [one] Ateb
       *[other] Atebion
    }
sighting-related = Sylwadau cysylltiedig
# Each of these stands before the title of another sighting, with a colon.
sighting-supports = Mae’n ategu
sighting-supported = Ategir gan
sighting-differs = Mae’n ei ddweud yn wahanol i
sighting-differed = Dywedir yn wahanol gan
sighting-same-event = Hanes arall o’r un digwyddiad
sighting-continues = Mae’n parhau o
sighting-continued = Parheir gan
sighting-sources = O ble y daw
sighting-mend = Rhywbeth o’i le, neu ai amdanoch chi y mae hwn?
sighting-mend-ask = Gall unrhyw un y sonnir amdano yma ateb, ei gywiro neu ofyn am ei dynnu i lawr.
sighting-mend-edit-too = Gallwch hefyd <edit>olygu’r sylwad hwn</edit>; mae’r hyn rydych chi’n ei newid yno yn gyhoeddus.
sighting-mend-edit = Gall unrhyw un y sonnir amdano yma ateb, ei gywiro neu ofyn am ei dynnu i lawr: <edit>golygwch y sylwad hwn</edit>. Mae’r hyn rydych chi’n ei newid neu’n ei ysgrifennu yno yn gyhoeddus.

## What is left of a sighting that was withdrawn, and of an address that has changed

tombstone-title = Mae’r sylwad hwn wedi’i dynnu’n ôl
# { $date } is "on 17 September 2020" or "in September 2020".
tombstone-when = Fe’i tynnwyd i lawr { $date }.
tombstone-ask = Oes gennych chi gwestiwn amdano?
moved-title = Mae’r dudalen hon wedi symud
moved-to = Mae bellach yn <page>{ $name }</page>.
# In place of { $name } in `moved-to`, where what stands there has no name of its own.
moved-address = ei chyfeiriad newydd

## Nothing at an address

lost-name = Nid yw’r dudalen hon yma
lost-title = Does dim byd yn y cyfeiriad hwn
lost-lead = Efallai ei bod wedi symud, neu fod llithriad yn y cyfeiriad.
lost-home = Hafan
lost-sightings = Pob sylwad
lost-places = Pob lle
lost-ask = Os daeth dolen ar y wefan hon â chi yma, byddai’n help i ni gael gwybod.

## A sheet for a meeting

meeting-title = { $name }: dalen ar gyfer cyfarfod
meeting-here = Dalen ar gyfer cyfarfod
meeting-kicker = Ar gyfer cyfarfod
meeting-print = Un ddalen A4: argraffwch y dudalen hon, neu ewch â hi fel y mae.
# { $voices } is "5 sightings from 3 voices", { $date } "on 17 September 2020" or "in September 2020".
meeting-made = { $voices }.
meeting-made-once = { $voices }, a ddywedwyd { $date }.
meeting-made-between = { $voices }, a ddywedwyd rhwng { $first } a { $last }.
meeting-counts = Mae’r rhifau’n cyfrif yr hyn a ddywedwyd, ac nid pa mor aml y mae’n digwydd.
meeting-noticed = Beth y sylwyd arno
meeting-became = Beth ddaeth ohono: { $what }.
meeting-more = A { $count } arall, ar <subject>{ $name }</subject>.
meeting-untold = Beth nad oes neb wedi’i ddweud wrthym eto
# { $share } says whether it is about `some` of the sightings or all.
meeting-untold-outcomes =
    { $share ->
        [some] Beth ddaeth o { $count } o’r { $total } sylwad.
       *[all]
            { $total ->
                [1] Beth ddaeth o’r sylwad hwn.
                [2] Beth ddaeth o’r ddau sylwad.
               *[other] Beth ddaeth o bob un o’r { $total } sylwad.
            }
    }
meeting-untold-ratings =
    { $share ->
        [some] Sut mae hi i’r rhai mewn { $count } o’r { $total } sylwad.
       *[all]
            { $total ->
                [1] Sut mae hi i’r rhai yn y sylwad hwn.
                [2] Sut mae hi i’r rhai yn y ddau sylwad.
               *[other] Sut mae hi i’r rhai ym mhob un o’r { $total } sylwad.
            }
    }
meeting-untold-living-it =
    { $share ->
        [some] Beth fyddai’r rhai y mae’n fywyd iddyn nhw yn ei ddweud am { $count } o’r { $total } sylwad.
       *[all]
            { $total ->
                [1] Beth fyddai’r rhai y mae’n fywyd iddyn nhw yn ei ddweud am y sylwad hwn.
                [2] Beth fyddai’r rhai y mae’n fywyd iddyn nhw yn ei ddweud am y ddau sylwad.
               *[other] Beth fyddai’r rhai y mae’n fywyd iddyn nhw yn ei ddweud am bob un o’r { $total } sylwad.
            }
    }
# { $shifts } are the names of shifts, each in quotation marks.
meeting-untold-shifts = Unrhyw beth am { $shifts }.
meeting-untold-shifts-more = Unrhyw beth am { $shifts }, a { $count } arall.
meeting-untold-you = Yr hyn a wyddoch chi. Ni ofynnodd neb i bawb.
meeting-questions = Pedwar cwestiwn i’w trafod
meeting-question-1 = Beth ydych chi’ch hun wedi sylwi arno sy’n perthyn yma, neu sy’n ei wrth-ddweud?
meeting-question-2 = Pwy sydd ddim yn yr ystafell hon, a ddim ar y ddalen hon? Pwy allai ofyn iddyn nhw?
meeting-question-3 = Beth helpodd lle’r aeth yn dda, ac a allem ni wneud hynny eto?
meeting-question-4 = Beth sydd wedi para, a beth fyddai’n rhaid i ni ddal i’w wneud er mwyn iddo barhau?
meeting-all = Y cyfan: { $address }.
meeting-add = I ychwanegu’r hyn y sylwoch chi arno: <add>{ $site }, “Ychwanegu sylwad”</add>.

## A small page that somebody else's site shows in a frame, and how they come by it

embed-past = Heibio’r rhifau
embed-none = <b>Does neb wedi adrodd dim eto.</b> Nid yw hynny’n golygu nad oes dim yn symud.
embed-condition = Faint o sylwadau sy’n dweud beth wnaeth
embed-colour = Po fwyaf a ddywedwyd, cryfaf y lliw.
embed-few = Mae rhifau o dan { $minimum } wedi’u llinellu: rhy ychydig i ddweud mwy.
embed-more =
    { $count ->
        [two] A { $count } le arall, ar y dudalen gyfan.
       *[other] A { $count } lle arall, ar y dudalen gyfan.
    }
embed-all = Y cyfan: { $name }
embed-add = Ydych chi wedi sylwi ar rywbeth? Ychwanegwch sylwad
embed-nought = Mae 0 yn golygu nad oes neb wedi’i adrodd, nid nad oes dim yn symud.
embed-licence = Geiriau a data: { $site }, { $licence }.
embed-show = Dangos hyn ar eich gwefan eich hun
embed-show-about = Y rhifau hyn mewn ffrâm fach, bob amser fel y maen nhw yma. Nid yw’n gosod cwcis nac yn rhedeg sgript, ac mae’n arwain yn ôl at y dudalen hon.
embed-copy = Copïwch y llinell hon i’ch tudalen:

## About

about-name = Amdanom
about-title = Am yr arsyllfa hon
about-lead = Lle cyhoeddus i sylwi ar sut mae pobl yn cyd-dynnu, ac a yw hynny’n symud.
about-sighting = Beth yw sylwad
about-sighting-text = Mae rhywbeth yn newid rhwng pobl: rhwng cymdogion, rhwng cyngor a’r grwpiau o’i gwmpas, rhwng y rhai sy’n helpu a’r rhai sy’n cael help. Gwelodd rhywun hynny, fe glywodd amdano, neu fe’i darllenodd mewn adroddiad. Mae sylwad yn dweud mewn ychydig eiriau beth ydyw, pryd, ble, a sut y gwyddom. Mae rhai yn sôn am newid, rhai yn dweud sut mae pethau o hyd, a rhai yn farnau, sydd wedi’u nodi a heb eu cyfrif yn unman.
about-not = Beth nad ydyw
about-not-measured = Nid mesuriad ydyw, na thabl cynghrair. Mae <map>y map gwres</map> yn dangos yr hyn a adroddwyd, ac o ble; lle nad oes neb wedi adrodd dim, mae’n bosibl iawn bod rhywbeth yn symud.
about-not-voices = Gall llawer o sylwadau ddod o un llais, felly mae’r tudalennau’n dweud faint o leisiau sydd. Nid yw unrhyw rif yma’n gyfartaledd, yn sgôr nac yn gyfran.
about-you = Os yw amdanoch chi
about-you-ask = Gall unrhyw un y sonnir amdano ateb, ei gywiro neu ofyn am ei dynnu i lawr.
about-you-repository = Gall unrhyw un y sonnir amdano ateb, ei gywiro neu ofyn am ei dynnu i lawr: <repository>dywedwch hynny lle cedwir y sylwadau</repository>. Mae’r hyn rydych chi’n ei ysgrifennu yno yn gyhoeddus.
about-you-unknown = Nid yw’r arsyllfa hon wedi dweud eto sut i ofyn am ateb, cywiriad neu dynnu i lawr.
about-more = Mwy
about-contribute = Sut i ychwanegu sylwad
about-codebook = Beth mae’r geiriau’n ei olygu
about-data = Y cyfan i fynd ag ef gyda chi
about-repository = Lle cedwir y sylwadau, gyda phob newid a wnaed iddynt

## Accessibility

accessibility-title = Hygyrchedd
accessibility-lead = Bwriad y wefan hon yw gadael pawb i mewn.
accessibility-lead-tell = Lle nad yw’n gwneud hynny, rydyn ni am gael gwybod.
accessibility-done = Beth a wnaed
accessibility-done-lead = Gwnaed y tudalennau gyda Chanllawiau Hygyrchedd Cynnwys y We 2.2 ar lefel AA mewn golwg:
accessibility-done-senses = Nid oes angen sgript, llygoden na golwg lliw ar ddim yma. Mae pob rhif wedi’i ysgrifennu, ac mae gan gyfeiriad arwydd a geiriau yn ogystal â lliw.
accessibility-done-keyboard = Gellir cyrraedd popeth y mae dolen yn arwain ato â’r bysellfwrdd. Mae’r ddolen gyntaf ar bob tudalen yn arwain yn syth at y cynnwys.
accessibility-done-contrast = Dewiswyd lliwiau’r testun a’r cefndir fel bod y testun yn sefyll allan, mewn golau ac mewn tywyllwch.
accessibility-done-size = Gellir darllen y tudalennau ar led o 320 picsel, ar ddwywaith maint y testun, gyda’ch lliwiau eich hun ac ar bapur.
accessibility-done-language = Mae sylwad a ysgrifennwyd mewn iaith arall yn dweud hynny wrth ddarllenydd sgrin.
accessibility-lacking = Beth nad yw’n gweithio’n dda eto
accessibility-lacking-tables = Mae rhai tablau’n lletach na sgrin fach, ac yn sgrolio o fewn eu fframiau eu hunain: rhai <map>y map gwres</map> a’i debyg ar dudalennau lleoedd, themâu a symudiadau, yr un sy’n sôn am <between>bob perthynas</between>, yr un ar dudalen pob symudiad sy’n dweud pa ffordd a pha mor dda mae’n gweithio, rhestr <data>y ffeiliau data</data> ac, ar y sgriniau lleiaf, y rhestr o’r hyn sy’n helpu a’r hyn sy’n rhwystro. Felly hefyd yr enghraifft o ffeil ar <add>y dudalen am ychwanegu sylwad</add>. Mae rhifau’r map gwres yn y ffeiliau data hefyd.
accessibility-lacking-links = Mae gan dabl o’r map gwres ddolen ym mhob cell, sy’n llawer i’r rhai sy’n defnyddio’r bysellfwrdd: o flaen pob tabl mae dolen sy’n arwain heibio iddo. Llun i’r rhai sy’n ei weld yw’r map, ac fe’i gadewir allan i ddarllenwyr sgrin a’r bysellfwrdd; mae’r rhestr wrth ei ymyl yn dweud yr un peth.
accessibility-unknown = Beth nad ydyn ni’n ei wybod
accessibility-unknown-text = Does neb wedi dweud wrthym eto sut beth yw defnyddio’r tudalennau hyn bob dydd gyda darllenydd sgrin, gyda chwyddwr neu drwy lais. Llawer o bobl sy’n ysgrifennu’r sylwadau, ac efallai fod rhai’n anodd eu darllen.
accessibility-tell = Dywedwch wrthym
accessibility-tell-ask = Os oes rhywbeth yma’n eich cau chi allan, neu os oes ei angen arnoch mewn ffurf arall, rydyn ni am glywed amdano.
accessibility-tell-repository = Os oes rhywbeth yma’n eich cau chi allan, neu os oes ei angen arnoch mewn ffurf arall, <repository>dywedwch hynny lle cedwir y wefan hon</repository>. Mae’r hyn rydych chi’n ei ysgrifennu yno yn gyhoeddus.
accessibility-tell-unknown = Nid yw’r arsyllfa hon wedi dweud eto sut i gyrraedd pwy bynnag sy’n gofalu amdani.
accessibility-body-no-answer = Os na chewch chi ateb, neu un nad yw’n helpu, efallai y gall y corff sy’n gwylio dros hygyrchedd neu driniaeth gyfartal lle rydych chi’n byw.
accessibility-body = Efallai y gall y corff sy’n gwylio dros hygyrchedd neu driniaeth gyfartal lle rydych chi’n byw helpu.
accessibility-done-pictures = Mae gan bob llun eiriau i’r rhai nad ydynt yn ei weld. Geiriau pwy bynnag a’i hanfonodd ydyn nhw; lle nad oes neb wedi disgrifio llun eto, mae’r dudalen yn dweud hynny.
accessibility-done-narrowing = Gellir culhau rhestrau â’r bysellfwrdd. Cyhoeddir yr hyn sydd ar ôl, mae pob dewis yn dweud faint y mae’n ei adael, ac mae’r cyfeiriad yn cadw’r dewis.
accessibility-tested = Sut mae’n cael ei brofi
accessibility-tested-lead = Rhaglen sy’n gwneud y tudalennau hyn. Bob tro y caiff ei newid, fe’u hagorir mewn porwr go iawn, Chromium, a rhaid i’r rhain lwyddo:
accessibility-tested-axe = Ar dudalen o bob math, nid yw axe-core yn canfod dim yn erbyn y canllawiau ar led o 320, 360 a 1280 picsel, mewn lliwiau golau, rhai tywyll a’r rhai y mae darllenydd yn eu gorfodi ar bob tudalen.
accessibility-tested-width = Nid oes dim yn lletach na’r ffenestr ar unrhyw un o’r lledau hyn, heb sgriptiau ac ar bapur.
accessibility-tested-markup = Mae marcio pob tudalen yn ddilys, yn ôl html-validate.
accessibility-tested-lighthouse = Nid oes gan Lighthouse ddim i’w drwsio o ran hygyrchedd ar y dudalen gyntaf, sylwad, lle, y map gwres, y rhestr o sylwadau a’r chwilio.
accessibility-tested-keyboard = Defnyddir y map gwres, y ffurflen, y chwilio a chulhau rhestrau â’r bysellfwrdd yn unig, a darllenir yr hyn a ddywedid wrth ddarllenydd sgrin.
accessibility-tested-limits = Profion o’r tudalennau fel y mae’r rhaglen yn eu gwneud yw’r rhain, ar arsyllfeydd ei hun. Nid ydynt yn gwybod dim am yr hyn y mae’r arsyllfa hon wedi’i newid yn eu golwg, a dim ond rhan o’r hyn all gau rhywun allan y mae rhaglenni’n ei chanfod.
accessibility-lacking-scripts = Mae angen JavaScript i gulhau rhestr yn ôl sawl peth ar unwaith, i chwilio ac i’r ffurflen ar gyfer sylwad. Hebddo mae gan bob lle, thema a symudiad ei dudalennau, felly hefyd bob dau ohonynt y mae rhywun wedi’u hadrodd gyda’i gilydd; nid oes gan ba mor dda y mae rhywbeth yn gweithio, na phryd yr oedd, rai eu hunain heblaw haenau’r map gwres a’r llinell amser. Mae rhestr wedi’i chulhau’n dangos ugain sylwad ar y tro.

## The codebook

codebook-title = Geirfa
codebook-description = Pob gair a ddefnyddir yma, gyda’i ystyr
codebook-lead = Pob gair y mae’r arsyllfa hon yn ei ddefnyddio, gyda’i ystyr yma a sut mae’n cael ei ysgrifennu mewn ffeil.
codebook-nav = Ar y dudalen hon
codebook-shifts = Symudiadau
codebook-shifts-about = Gall perthynas newid yn y ffyrdd hyn, ac yn ôl.
codebook-known = Sut y gwyddom
codebook-known-about = Sut y daeth pwy bynnag sy’n sôn amdano i wybod.
codebook-working = Pa mor dda mae’n gweithio
codebook-working-about = Sut mae’r berthynas i’r rhai sydd ynddi.
codebook-said-by = Barn pwy yw honno
codebook-said-by-about = Pwy sy’n dweud pa mor dda mae’n gweithio, neu beth ddaeth ohono.
codebook-parties = Rhwng pwy
codebook-parties-about = Rhan a chwaraeir mewn perthynas, byth math o berson.
codebook-ties = Cysylltiadau
codebook-ties-about = Pob un yn gryfach, yn gyson neu’n wannach.
codebook-followups = Beth ddaeth ohono
codebook-followups-about = Beth a ganfu rhywun a aeth yn ôl i ofyn.
codebook-related = Sut mae sylwadau’n sefyll at ei gilydd
codebook-related-about = Beth mae un sylwad yn ei ddweud am un arall.
codebook-permission = Pam y caniateir ei gyhoeddi
codebook-permission-about = Ar ba sail y mae yma.
codebook-conditions = Beth sy’n helpu, beth sy’n rhwystro
codebook-conditions-about = Gall yr un peth helpu mewn un lle a rhwystro mewn lle arall.
codebook-themes = Themâu
codebook-themes-about = Am beth mae sylwadau heblaw eu symudiad.
codebook-places = Lleoedd
codebook-places-about = Man, ardal neu rwydwaith.

## The data

data-title = Data
data-description = Popeth a gyhoeddir yma, i fynd ag ef gyda chi
data-lead = Popeth a gyhoeddir yma, i fynd ag ef gyda chi ac edrych arno yn eich ffordd eich hun.
data-licence = Trwydded: { $licence }.
data-nought = Mae 0 yn golygu nad oes neb wedi’i adrodd.
data-region = Y ffeiliau
data-caption = Y ffeiliau, gyda’r hyn sydd ym mhob un
data-file = Ffeil
data-kind = Math
data-kind-csv = CSV
data-kind-json = JSON
data-kind-json-lines = JSON Lines
data-kind-geojson = GeoJSON
data-kind-package = Pecyn data
data-kind-schema = JSON Schema
data-sightings-csv = Un rhes i bob sylwad; mae’n agor mewn taenlen
data-sightings-json = Yr un peth fel un rhestr
data-sightings-json-lines = Yr un peth, un sylwad i bob llinell
data-sightings-geojson = Yr un peth heb yr hanesion, pob un gyda lleoliad ei le, lle mae hwnnw’n hysbys
data-heat-map = Pob lle gyda phob symudiad, gan gynnwys pob sero
data-package = Beth sydd ym mhob ffeil a phob colofn
data-schema = Beth all sylwad ei ddweud
data-parts = Mae gan bob <places>lle</places>, pob <themes>thema</themes> a phob peth <conditions>sy’n helpu neu’n rhwystro</conditions> ei sylwadau ei hun fel CSV, JSON, JSON Lines a GeoJSON, ar waelod ei dudalen.
data-silence = Sylwadau yw’r hyn y dewisodd rhywun ei ddweud. Lle na ddywedodd neb un, mae’r ffeiliau’n dawel, ac nid yw hynny yr un peth â dim byd wedi digwydd.
data-feed = I glywed am sylwadau newydd wrth iddyn nhw ddod, dilynwch <feed>y ffrwd</feed> mewn darllenydd ffrydiau.
data-unlicensed = Does neb wedi dweud eto dan ba drwydded y gellir defnyddio’r ffeiliau hyn. Gofynnwch cyn eu cyhoeddi yn rhywle arall.
data-unlicensed-contact = Does neb wedi dweud eto dan ba drwydded y gellir defnyddio’r ffeiliau hyn. Gofynnwch cyn eu cyhoeddi yn rhywle arall: { $contact }
# These two are told to programs that gather data; { $title } is the name of the observatory.
data-set-name = Sylwadau { $title }
data-set-about = Beth y sylwodd pobl arno am sut mae perthnasoedd yn symud: pob sylwad gyda’i le, ei ddyddiad, pa ffordd, pa mor dda mae’n gweithio ac a barhaodd, fel y’i cyhoeddwyd gan { $title }.

## Feeds

feed-view = Barn, heb ei chyfrif yn unman
# { $summary } is what a view says in short.
feed-view-summary = Barn, heb ei chyfrif yn unman. { $summary }

## The search

search-title = Chwilio
search-description = Dod o hyd i’r hyn y mae pobl wedi sylwi arno, yn ôl geiriau, lle, symudiad, thema a blwyddyn
search-label = Am beth ydych chi’n chwilio?
search-button = Chwilio
search-hint = Gair neu ychydig eiriau, fel lle, thema neu beth ddigwyddodd.
search-narrow = Culhau’r chwiliad
search-place = Ble, gyda’i holl rannau
search-place-any = Unrhyw le
search-shift = Pa ffordd
search-shift-any = Unrhyw symudiad
# Under the name of one shift.
search-shift-any-way = unrhyw ffordd
search-theme = Am
search-theme-any = Unrhyw beth
search-working = Sut mae hi i’r bobl sydd ynddi
search-working-any = Sut bynnag y mae
search-year = Pryd
search-year-any = Unrhyw flwyddyn
search-more = Dangos mwy
search-no-script = Mae angen JavaScript i chwilio, ac mae eich porwr wedi’i ddiffodd neu heb ei lwytho. Gellir dod o hyd i bob sylwad hebddo:
search-ways-in = Ffyrdd eraill i mewn
search-all = Pob un o’r { $count } sylwad, y diweddaraf yn gyntaf

## Narrowing a list down. A script puts in the numbers.

narrow-name = Culhau’r rhestr hon
narrow-all-of = Dangos dim ond sylwadau sydd yn bob un o’r rhain
narrow-numbers = Mae’r rhif y tu ôl i ddewis yn dweud faint o sylwadau sydd ar ôl gydag ef.
narrow-go = Mynd at y sylwadau
narrow-clear = Clirio
narrow-found-all = Pob un o’r { $total } sylwad.
# { $chosen } is what was chosen, with commas between.
narrow-found-some = { $found } o { $total } sylwad: { $chosen }.
narrow-unknown = Heb fod yn hysbys yma, felly wedi’i adael allan: { $unknown }.
narrow-page = Tudalen { $page } o { $pages }.
# Said before the number of a page, to those who listen.
narrow-page-word = Tudalen
narrow-pages = Tudalennau o’r hyn sydd ar ôl
narrow-failed = Ni ellid culhau’r rhestr, am na ellid llwytho rhan o’r wefan hon. Dyma’r cyfan ohoni.
narrow-none = <b>Does neb wedi adrodd dim sy’n hyn i gyd.</b> Nid yw hynny’n golygu nad oes dim yn symud. Os ydych chi wedi sylwi ar rywbeth, <add>ychwanegwch sylwad</add>.
narrow-no-script = Mae angen JavaScript i gulhau’r rhestr hon yn ôl sawl peth ar unwaith, ac mae wedi’i ddiffodd neu heb ei lwytho. Mae gan bob <places>lle</places>, <themes>thema</themes> a <shifts>symudiad</shifts> ei dudalen ei hun yr un fath, gyda’r blynyddoedd arni; mae lle a symudiad gyda’i gilydd ar <map>y map gwres</map>, a thema gyda’r naill neu’r llall ar dudalen y thema.

## What the script of the search says. In messages whose names begin with `script-`, { $count } is the name of a plural
## and { $shown } the number: they take [one] or [other], never [1] or [2].

script-search-failed = Ni ellid llwytho mynegai’r wefan hon. Rhowch gynnig arall arni, neu defnyddiwch un o’r ffyrdd eraill isod.
script-search-none = Heb ddod o hyd i ddim, ac nid yw hynny’n golygu nad oes dim yno: efallai nad oes neb wedi’i adrodd eto.
script-search-found = Wedi dod o hyd i { $shown }.
script-search-some = Does dim â’r geiriau hyn i gyd. { $shown } â rhai ohonyn nhw.
script-search-suggestions = Awgrymiadau

## How to add a sighting

contribute-title = Ychwanegu sylwad
contribute-description = Sut i ddweud beth rydych chi wedi sylwi arno
contribute-lead = Mae ychydig o frawddegau plaen yn ddigon. Does dim rhaid i chi fod yn arbenigwr ar ddim ond yr hyn a welsoch.
contribute-nowhere = <b>Nid yw’r arsyllfa hon wedi dweud eto i ble y gellir anfon sylwadau.</b> Os ydych chi wedi sylwi ar rywbeth, ysgrifennwch ef i chi’ch hun tra mae’n ffres: mae’r cwestiynau isod yn help.
contribute-risk = Os gallai rhywun fod mewn perygl
contribute-risk-text = Os yw rhywun mewn perygl nawr, ffoniwch eich rhif argyfwng lleol. Os gallai rhywun fod mewn perygl, dywedwch wrth y rhai yn eich ymyl sydd â’r gwaith o gadw pobl yn ddiogel, a pheidiwch â’i gyhoeddi yma.
contribute-before = Cyn i chi ddechrau
contribute-before-names = Gadewch allan enwau, cyfeiriadau ac unrhyw beth a fyddai’n dweud wrth ddarllenydd pwy yw rhywun. Gall ffydd, salwch neu oedran plentyn, ynghyd â lle bach, fod yn ddigon.
contribute-before-public = Mae’r hyn rydych chi’n ei roi ar y wefan lle cedwir y sylwadau yn gyhoeddus o’r eiliad y byddwch yn ei anfon, ac mae’r hanes yno’n ei gadw, gydag enw eich cyfrif, hyd yn oed os caiff ei dynnu i lawr yn ddiweddarach.
contribute-delicate-mail = Os yw’n fater sensitif, ysgrifennwch e-bost yn lle hynny.
contribute-delicate-ask = Os yw’n fater sensitif, gofynnwch yn gyntaf.
contribute-delicate-none = Does dim ffordd arall eto, felly peidiwch â dweud am y tro yr hyn sy’n sensitif.
contribute-from-cell = Ydych chi wedi dod o gell wag mewn tabl? Os felly mae ei rhes a’i cholofn yn ddau ateb yn barod: y lle a’r symudiad, neu’r ddwy ochr. Mae sut y maen nhw’n cael eu hysgrifennu mewn ffeil ar ddiwedd cyfeiriad y dudalen hon, ar ôl <code>place=</code>, <code>shift=</code> neu <code>between=</code>.
contribute-form = Eich sylwad
contribute-form-stays = Does dim yn gadael y dudalen hon nes i chi ei anfon eich hun, ar y diwedd.
contribute-form-more = Mwy, os hoffech chi
contribute-form-more-text = Gall pob un o’r rhain aros, neu gael ei adael allan.
contribute-form-make = Gwneud fy sylwad
contribute-ready = Mae eich sylwad yn barod, a does dim wedi’i anfon eto
contribute-file = Y ffeil
# { $name } and { $folder } are the places that the script fills in.
contribute-file-called = Ei henw yw { $name }, ac mae’n mynd i’r ffolder { $folder }.
contribute-copy = Copïo’r testun
contribute-download = Lawrlwytho’r ffeil
contribute-file-region = Testun eich sylwad
contribute-new-place = Mae eich lle’n newydd yma. Mae’r llinellau hyn ar gyfer diwedd <code>sightings/places.toml</code>:
contribute-questions = Beth hoffem ei wybod
contribute-questions-shifts = Y symudiadau
contribute-questions-rest = Gall popeth arall aros, neu gael ei adael allan. Mae gofyn rhai cwestiynau yn gwneud lles ynddo’i hun: Beth roddodd pob ochr? Pwy sy’n dibynnu ar bwy nawr? Pwy ollyngodd afael ar rywbeth? Pwy oedd ddim yno, a pham?
contribute-still = Does dim rhaid i ddim fod wedi newid: mae’n werth dweud hefyd bod pethau fel yr oedden nhw. Felly hefyd newid a aeth y ffordd arall.
contribute-paper = Ar bapur
contribute-paper-card = <card>Cerdyn gyda’r cwestiynau</card>, i’w argraffu a’i osod lle mae pobl yn cwrdd.
contribute-mail = Drwy e-bost
contribute-mail-text = Atebwch y cwestiynau yn eich geiriau eich hun. Ni sy’n gwneud y ffeil o’ch atebion. Nid yw’r hyn rydych chi’n ei ysgrifennu’n gyhoeddus nes iddo gael ei gyhoeddi.
# What a mail to the observatory is about.
contribute-mail-subject = Sylwad
contribute-asking = Drwy ofyn i ni
contribute-asking-text = Atebwch y cwestiynau yn eich geiriau eich hun.
contribute-website = Ar y wefan lle cedwir y sylwadau
contribute-website-text = Cedwir y sylwadau ar wefan fel GitHub. Mae angen cyfrif am ddim arnoch yno, a gall pawb weld yno ar unwaith yr hyn rydych chi’n ei anfon. Mae’n ymddangos ar y wefan hon ar ôl i rywun ei ddarllen.
contribute-website-form = Llenwi’r ffurflen yno
contribute-website-file = Dechrau ffeil newydd
contribute-website-look = Gallwch hefyd edrych yn gyntaf ar <repository>y sylwadau a gedwir yno</repository>.
contribute-as-file = Fel ffeil
contribute-as-file-need-not = Does dim rhaid i chi ysgrifennu ffeil eich hun; dyma sut olwg sydd ar un.
contribute-as-file-text = Un ffeil destun yn y ffolder <code>sightings</code> yw sylwad, wedi’i henwi mewn llythrennau bach gyda chysylltnodau, fel <code>chairs-on-the-pavement.md</code>. Mae hon wedi’i dyfeisio, i ddangos y ffurf:
contribute-example-region = Enghraifft ddychmygol o ffeil sylwad
contribute-example-title = Cadeiriau ar y palmant bob dydd Gwener
# The lines are as long as fits the frame.
contribute-example-account =
    Ers mis Ebrill mae pedair aelwyd wedi cario eu cadeiriau allan ar nos
    Wener. Doedd dwy ohonyn nhw heb siarad ers blynyddoedd.
# { $shift } and { $reverse } are words as files have them.
contribute-as-file-reverse = Ar gyfer newid sy’n mynd y ffordd arall, trowch y gair o gwmpas: nid <code>{ $shift }</code> ond <code>{ $reverse }</code>. Mae’r holl eiriau i ddewis ohonyn nhw yn <codebook>yr eirfa</codebook>.
contribute-as-file-no-lists =
    Un ffeil destun yn y ffolder <code>sightings</code> yw sylwad. Mae’n enwi lle a symudiad, ac nid oes gan yr arsyllfa hon restr { $lacks ->
        [both] o’r naill na’r llall
        [places] o leoedd
       *[shifts] o symudiadau
    } eto. I ddechrau un, fel yn yr enghraifft ddychmygol hon:
contribute-example-places-region = Enghraifft o’r rhestr o leoedd
contribute-example-place = Ein stryd ni
contribute-example-shifts-region = Enghraifft o’r rhestr o symudiadau
contribute-example-shift-from = amau
contribute-example-shift-to = ymddiried
contribute-example-shift-about = Mae pobl yn dechrau dibynnu ar ei gilydd heb ofyn am brawf yn gyntaf.
contribute-other-words = Mae pob gair arall yn <codebook>yr eirfa</codebook>.

## What the script of that page says

script-form-known = Daethoch chi o gell wag mewn tabl: does neb wedi adrodd hyn eto. Felly mae hyn o’ch sylwad yn hysbys yn barod. Mewn ffeil mae’n cael ei ysgrifennu fel hyn:
# What was found to tell who somebody is; { $found } is what was typed.
script-form-email = cyfeiriad e-bost: { $found }
script-form-telephone = rhif ffôn: { $found }
script-form-postcode = cod post cyfan: { $found }
script-form-nhs-number = rhif GIG: { $found }
script-form-coordinates = cyfesurynnau sy’n dangos un tŷ: { $found }
# { $found } is one of the above, or several with semicolons between them.
script-form-personal = Mae’n ymddangos bod yma { $found }. Gadewch ef allan, os gwelwch yn dda. Os yw i fod yn gyhoeddus, dywedwch pam:
script-form-personal-fault = Gadewch allan yr hyn sy’n dweud pwy yw rhywun, neu dywedwch pam y mae i fod yn gyhoeddus.
script-form-no-shift = Dywedwch pa ffordd, neu nad oes dim wedi newid, ar gyfer o leiaf un symudiad.
script-form-no-choice = Dewiswch un.
script-form-no-place = Dewiswch le.
script-form-place-letters = Ysgrifennwch enw’r lle, mewn llythrennau o a i z.
script-form-needed = Mae angen hwn.
script-form-no-date = Ysgrifennwch ddiwrnod fel 2026-05-08, mis fel 2026-05, neu flwyddyn fel 2026.
script-form-future = Mae hynny eto i ddod. Pryd y sylwoch chi arno?
script-form-too-long = Mae hwn yn rhy hir: mae ychydig o frawddegau’n ddigon.
script-form-promises = Cyn i chi ei anfon: ticiwch bob blwch, neu gadewch allan yr hyn sy’n eich atal.
# How many answers are missing or wrong.
script-form-faults =
    { $count ->
        [one] Mae un peth ar goll
        [two] Mae { $shown } beth ar goll
       *[other] Mae { $shown } peth ar goll
    }
# What the mail is about; { $title } is the sighting in one line.
script-form-subject = Sylwad: { $title }
script-form-mail = Drwy e-bost
script-form-mail-whole = Mae eich rhaglen e-bost yn agor gyda’r cyfan ynddi. Nid yw’n gyhoeddus nes iddo gael ei gyhoeddi.
script-form-mail-long = Mae’n rhy hir i’w roi yn yr e-bost ar eich rhan: copïwch y testun isod, a’i ludo yno.
script-form-mail-link = Ysgrifennu’r e-bost
script-form-website = Ar y wefan lle cedwir y sylwadau
script-form-website-whole = Mae angen cyfrif arnoch yno, a gall pawb ei ddarllen ar unwaith. Mae’r ffeil newydd wedi’i llenwi: dewiswch “Propose changes” yno.
script-form-website-long = Mae angen cyfrif arnoch yno, a gall pawb ei ddarllen ar unwaith. Copïwch y testun isod, a’i ludo yno.
script-form-website-link = Dechrau’r ffeil yno
script-form-issue = Drwy’r ffurflen yno
script-form-issue-text = Mae’r hyn a ysgrifennoch wedi’i lenwi; rhaid dewis eto’r hyn a ddewisoch o restrau.
script-form-issue-link = Agor y ffurflen yno
script-form-copied = Wedi’i gopïo.
script-form-copy-by-hand = Mae wedi’i farcio nawr: copïwch ef fel rydych chi’n copïo unrhyw destun.

## The card to print

card-title = Cerdyn i’w lenwi
card-description = I’w argraffu, a’i osod lle mae pobl yn cwrdd
card-print = Argraffwch y dudalen hon, a’i gosod lle mae pobl yn cwrdd. <form>Neu dywedwch yn y porwr</form>.
card-heading = Beth ydych chi wedi sylwi arno?
card-text = Mae { $site } yn casglu’r hyn y mae pobl yn sylwi arno rhwng ei gilydd: ymddiriedaeth sy’n tyfu neu’n pylu, grym sy’n cael ei ddal neu ei ollwng. Mae ychydig o frawddegau plaen yn ddigon. Gadewch allan enwau a chyfeiriadau, os gwelwch yn dda. Gellir cyhoeddi’r hyn rydych chi’n ei ysgrifennu, lle gall unrhyw un ei ddarllen.
# Boxes to tick beside the name of a shift.
card-shift = { $name }:
card-towards = tuag at { $end }
card-no-change = dim newid
card-risk = <b>Os gallai rhywun fod mewn perygl</b>, peidiwch â’i ysgrifennu yma: dywedwch wrth rywun sydd â’r gwaith o gadw pobl yn ddiogel. Mewn perygl, ffoniwch y rhif argyfwng.
card-goes = <b>I ble mae hwn yn mynd:</b> { $contact }
card-goes-back = <b>I ble mae hwn yn mynd:</b> yn ôl at bwy bynnag a’i rhoddodd i chi.

## The words of the closed lists: how each is shown, and what it means. In `docs/sighting.md` they are told one by one.

# How something is known.
known-saw = Fe’i gwelais neu gymryd rhan
known-saw-about = O lygad y ffynnon.
known-told = Dywedwyd wrthyf gan rywun oedd yno
known-told-about = Ail-law, gan berson.
known-published = Fe’i darllenais neu ei glywed yn gyhoeddus
known-published-about = O adroddiad, nodyn, sgwrs neu’r newyddion; rhoddir y ffynhonnell.
known-view = Barn, pryder neu “beth petai”
known-view-about = Nid rhywbeth a ddigwyddodd: mae ganddo ei dudalen a’i le yn y rhestrau, ac nid yw’n cael ei gyfrif yn unman.

# How a relationship is for those in it.
working-well = Yn mynd yn dda
working-well-about = Byddai’r rhai yn y berthynas yn ei chadw fel y mae.
working-partly = Yn mynd yn dda yn rhannol
working-partly-about = Mae’n gwneud lles i rai pobl neu rai dibenion, ac i eraill ddim eto.
working-strained = Dan straen
working-strained-about = Mae’n anodd i o leiaf un ochr fel y mae pethau.
working-too-soon = Rhy gynnar i ddweud
working-too-soon-about = Dim ond newydd ddechrau y mae.

# Whose view that is.
said-by-living-it = Rhywun y mae’n fywyd iddo
said-by-living-it-about = Preswylydd, rhiant, claf, aelod, cymydog: pwy bynnag y mae i fod yn dda iddo.
said-by-working-in-it = Rhywun sy’n gweithio neu’n gwirfoddoli ynddo
said-by-working-in-it-about = Â thâl neu beidio, ar yr ochr sy’n cynnig, yn trefnu neu’n penderfynu.
said-by-organisation = Hanes sefydliad ei hun
said-by-organisation-about = Cyngor, elusen neu gwmni’n siarad amdano’i hun, mewn adroddiad neu o lwyfan.
said-by-onlooker = Rhywun o’r tu allan
said-by-onlooker-about = Ymwelydd, ymchwilydd, gohebydd, cymydog iddo.

# Which kind of tie.
tie-bonding = Ymhlith pobl debyg
tie-bonding-about = Cysylltiadau rhwng pobl sydd â llawer yn gyffredin.
tie-bridging = Rhwng pobl sy’n wahanol
tie-bridging-about = Cysylltiadau ar draws oedran, dosbarth, cred, tarddiad neu le.
tie-linking = Gyda’r rhai sydd â mwy o lais
tie-linking-about = Cysylltiadau rhwng pobl a’r cyrff sydd â grym neu arian.

# How a tie has changed.
tie-change-stronger = cryfach
tie-change-stronger-about = Mae mwy ohono, neu mae’n dal mwy.
tie-change-steady = cyson
tie-change-steady-about = Fwy neu lai fel yr oedd.
tie-change-weaker = gwannach
tie-change-weaker-about = Mae llai ohono, neu mae’n dal llai.

# Why something may be published.
permission-given = Rhoddwyd caniatâd
permission-given-about = Dywedodd y rhai y mae amdanynt, neu pwy a’i dywedodd, y gellir ei gyhoeddi.
permission-already-public = Roedd yn gyhoeddus yn barod
permission-already-public-about = Roedd mewn adroddiad, sgwrs neu dudalen gyhoeddus.
permission-nobody-identifiable = Ni ellir adnabod neb
permission-nobody-identifiable-about = Ni ellid pigo neb allan o’r hyn y mae’n ei ddweud.

# How one sighting stands to another.
relation-supports = yn dweud yr un peth
relation-supports-about = Mae’n sôn am yr un symudiad, a welwyd yn rhywle arall neu gan rywun arall.
relation-differs = yn ei weld yn wahanol
relation-differs-about = Mae’n dweud ochr arall, neu’r gwrthwyneb.
relation-same-event = yn sôn am yr un digwyddiad
relation-same-event-about = Dau hanes o un peth a ddigwyddodd.
relation-continues = yn parhau’r stori
relation-continues-about = Beth ddaeth wedyn.

# What became of what a sighting tells.
status-grew = Wedi tyfu
status-grew-about = Mwy o bobl, mwy o leoedd neu gysylltiad agosach nag o’r blaen.
status-lasted = Felly o hyd
status-lasted-about = Fwy neu lai fel yr oedd.
status-changed = Wedi troi’n rhywbeth arall
status-changed-about = Aeth y bobl neu’r arfer ymlaen mewn ffurf arall.
status-taken-over = Wedi’i gymryd drosodd
status-taken-over-about = Mae sefydliad bellach yn rhedeg yr hyn yr oedd pobl yn ei redeg eu hunain.
status-faded = Yn pylu
status-faded-about = Llai ohono, heb i neb fod wedi rhoi terfyn arno.
status-turned-back = Wedi troi’n ôl
status-turned-back-about = Mae’r berthynas eto fel yr oedd o’r blaen, neu’n waeth.
status-finished = Wedi gorffen ei waith
status-finished-about = Daeth i ben am fod ei bwrpas wedi’i gyflawni.
status-stopped = Wedi dod i ben
status-stopped-about = Daeth i ben tra oedd ei eisiau o hyd.
status-came-back = Wedi dod yn ôl
status-came-back-about = Roedd wedi dod i ben neu wedi pylu, ac mae yno eto.
status-could-not-tell = Gofynnwyd; doedd neb yn gallu dweud
status-could-not-tell-about = Aeth rhywun i ofyn, ac mae’n werth gwybod hynny hefyd.

## The questions by which somebody is asked for a sighting, in the form and on the card

question-title-label = Ar beth y sylwoch chi, mewn un llinell?
question-title-hint = Brawddeg fer sy’n dweud beth sy’n wahanol, fel “Mae cymdogion yn rhannu eu hoffer”. Mae croeso i enwau lleoedd, ond nid i enwau pobl.
question-body-label = Beth ddigwyddodd?
question-body-hint = Beth a welsoch, a glywsoch neu y cymeroch ran ynddo, fel y byddech yn ei ddweud wrth ffrind. Mae ychydig o frawddegau’n ddigon. Beth roddodd pob ochr? Pwy sy’n dibynnu ar bwy nawr? Pwy ollyngodd afael ar rywbeth?
question-place-label = Ble’r oedd hyn?
question-place-hint = Dewiswch y lle lleiaf sy’n wir.
question-date-label = Pryd oedd hyn?
question-date-hint = Y diwrnod y sylwoch chi arno neu y cawsoch wybod: 2026-05-08. Os dim ond y mis neu’r flwyddyn a wyddoch, ysgrifennwch 2026-05 neu 2026.
question-between-label = Rhwng pwy?
question-between-hint = Perthynas pwy yw hi? Dewiswch un os yw ymhlith ei gilydd.
question-shifts-label = Pa ffordd mae’n symud?
question-shifts-hint = Dewiswch bob newid a welsoch. Os nad oes dim wedi newid, gadewch hwn yn wag ac atebwch y cwestiwn nesaf.
question-still-label = Beth sydd fel yr oedd o hyd?
question-still-hint = Mae’n werth dweud am bethau fel y maen nhw hefyd. Dewiswch yr hyn a welwch fel y mae, heb newid.
question-known-label = Sut ydych chi’n gwybod?
question-known-hint = Nid oes llai o groeso iddo os dywedwyd wrthych.
question-permission-label = Gawn ni ei gyhoeddi?
question-permission-hint = Gall unrhyw un ddarllen yr hyn a gyhoeddir. Dewiswch beth sy’n gwneud hynny’n iawn.
question-since-label = Pryd y dechreuodd?
question-since-hint = Os gwyddoch chi: 2019, 2019-03 neu 2019-03-25.
question-themes-label = Am beth mae hyn?
question-themes-hint = Dewiswch gynifer ag sy’n addas.
question-working-label = Sut mae hi i’r bobl sydd ynddi?
question-working-hint = Fel y byddai’r rhai sydd ynddi’n dweud, cyn belled ag y gallwch chi ddweud.
question-said-by-label = Barn pwy yw honno?
question-said-by-hint = Pwy sy’n dweud ei bod yn mynd yn dda neu’n wael?
question-helped-label = Beth helpodd?
question-helped-hint = Beth wnaeth hyn yn bosibl, neu’n haws?
question-hindered-label = Beth rwystrodd?
question-hindered-hint = Beth wnaeth hyn yn anoddach?
question-left-out-label = Pwy oedd ddim yno, a pham?
question-left-out-hint = Mae rhywun ar goll bron bob amser. Mae un frawddeg yn ddigon.
question-sources-label = Ble gellir darllen mwy?
question-sources-hint = Cyfeiriad neu deitl ar bob llinell.
question-observer-label = Sut dylem ni eich enwi?
question-observer-hint = Fel yr hoffech sefyll ar y dudalen, fel “Gweithiwr teulu”. Gadewch ef yn wag ac ni ddangosir enw.
question-promises-label = Cyn i chi ei anfon
question-promises-hint = Ticiwch bob un o’r rhain, os gwelwch yn dda.
promise-1 = Rydw i wedi gadael allan enwau, cyfeiriadau a beth bynnag arall a fyddai’n dweud wrth ddarllenydd pwy yw rhywun, neu maen nhw’n cytuno iddo.
promise-2 = Rydw i’n deall y gall pawb ddarllen yr hyn rwy’n ei anfon ar unwaith, a bod ei hanes yn cael ei gadw.
promise-3 = Does neb mewn perygl oherwydd yr hyn rydw i wedi’i ysgrifennu.
