month-1 =
    .title = words that nobody says
