nav-places = ab & <b>c</b> <map>d</map> <x> { "<" }
nav-places = twice
