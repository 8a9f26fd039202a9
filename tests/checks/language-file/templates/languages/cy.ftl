date-day = { $dydd } { $month } { $year }
date-month = <map>{ $month }</map> { NUMBER($year) }
frame-skip = Ymlaen
frame-skip = Ymlaen eto
