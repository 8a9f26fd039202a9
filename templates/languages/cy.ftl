# The words of the pages in English: each message once, under the headings of the pages that it stands on. Every other
# language is a file of the same messages beside this one.
#
# Fluent, https://projectfluent.org, is the way it is written. `{ $count }` stands for something that is put in. Tags are
# kept: <b>bold</b>, <i>italic</i>, <code>as typed</code>, <span>grouped</span>; any other, as <map>the map</map>, is a link
# to where English leads.

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
