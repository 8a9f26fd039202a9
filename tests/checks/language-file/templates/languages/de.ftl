date-day = { $tag }. { $month } { $year }
date-month = <map>{ $month }</map> { $year }
