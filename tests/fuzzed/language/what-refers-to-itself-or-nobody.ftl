month-1 = { month-1 }
month-2 = { nobody }
month-3 = { -brand }
-brand = { $x }
