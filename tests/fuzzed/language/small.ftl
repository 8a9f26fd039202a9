# The words of one small hall.
frame-skip = Aller au contenu
date-day = { $day } { $month } { $year }

### A group
nav-places =
    Lieux
    et <b>chemins</b>
