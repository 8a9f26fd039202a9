# The words of the pages in English: each message once, under the headings of the pages that it stands on. Every other
# language is a file of the same messages beside this one.
#
# Fluent, https://projectfluent.org, is the way it is written. `{ $count }` stands for something that is put in. Tags are
# kept: <b>bold</b>, <i>italic</i>, <code>as typed</code>, <span>grouped</span>; any other, as <map>the map</map>, is a link
# to where English leads.

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
