sightings = { $count ->
    [0] nobody
    [one] { $count } sighting
    [two] { $count ->
        [2] a pair
       *[other] { $count }
    }
   *[other] { $count } sightings, { 3 } or { "{" }
}
