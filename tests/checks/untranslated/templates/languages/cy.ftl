# What this observatory says in other words.
frame-skip = Ymlaen at y cynnwys
frame-skpi = Ymlaen
