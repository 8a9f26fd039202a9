date-day = { $tag }
month-1 = { $x }
