#!/usr/bin/env python3
"""Makes world.bin, the outlines of land and borders that every map is drawn from.

Takes `map_units50` of the Debian package r-cran-rnaturalearthdata 0.1.0-2: Natural Earth at 1:50m, public
domain. Gives world.bin; the same input gives the same bytes. To run it again:

    apt-get download r-cran-rnaturalearthdata
    dpkg-deb -x r-cran-rnaturalearthdata_0.1.0-2_all.deb natural-earth
    pip install rdata==1.1.0
    python3 convert.py natural-earth/usr/lib/R/site-library/rnaturalearthdata/data world.bin

What it does: puts the corners on a grid of 1/200 degree; takes a country as one whole, but the United Kingdom
as its four nations; takes out what two halves of one country share (so that nothing is cut at 180 degrees,
nor Antarctica at the pole); finds where two countries share a border; cuts all lines where three meet.

world.bin is one list of whole numbers, seven bits a byte, lowest first, the eighth bit saying that more
follow; a signed number n stands as 2n, or -2n - 1 where it is below nought:

    arcs     how many; each: how many corners; longitude and latitude of the first, then the steps, signed
    land     how many rings; each: how many arcs; each arc as twice its number, one more if taken backwards
    borders  how many; the number of each arc
    units    rings, as those of the land: the outer rings of countries, to tell where a place is

Land is to the left of a ring. No ring or arc stops at 180 degrees: a step goes the shorter way round.
"""

import gzip
import lzma
import struct
import sys
import warnings
from collections import defaultdict
from pathlib import Path

import rdata

GRID = 200
ROUND = 360 * GRID
NATIONS = {"United Kingdom"}
# Smaller rings than this, in square degrees of the equator, no map here could show.
SMALLEST = 0.001


def main():
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    units = read_units(folder)
    rings = {unit: stitched(rings) for unit, rings in units.items()}
    rings = {unit: [ring for ring in kept if is_large(ring)] for unit, kept in rings.items()}
    arcs = Arcs(rings.values())
    coast, borders = dissolve(rings.values())
    land = [arcs.along(ring) for ring in chains(coast)]
    outer = [arcs.along(ring) for kept in rings.values() for ring in kept if area(ring) > 0]
    border_arcs = sorted(number for number, line in enumerate(arcs.lines) if (line[0], line[1]) in borders)
    target.write_bytes(encoded(arcs.lines, land, border_arcs, outer))
    corners = sum(len(line) for line in arcs.lines)
    print(f"{len(arcs.lines)} arcs, {corners} corners, {len(land)} rings of land, "
          f"{len(border_arcs)} borders, {len(outer)} rings of countries")


# Reading R's data


def read_units(folder):
    """The rings of each unit by its name, in the order of the source, as corners of the grid."""
    warnings.simplefilter("ignore")
    index = rdata.parser.parse_data(gzip.decompress((folder / "Rdata.rdx").read_bytes()))
    start, length = (int(n) for n in rdata.conversion.convert(index)["variables"]["map_units50"])
    chunk = (folder / "Rdata.rdb").read_bytes()[start:start + length]
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6 | lzma.PRESET_EXTREME}]
    plain = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters).decompress(chunk[5:])
    assert len(plain) == struct.unpack(">I", chunk[:4])[0]
    slots = attributes(rdata.parser.parse_data(plain).object)
    names = [name.value for name in attributes(slots[b"data"])[b"names"].value]
    columns = dict(zip(names, slots[b"data"].value))
    units = defaultdict(list)
    rows = zip(words(columns[b"admin"]), words(columns[b"geounit"]), slots[b"polygons"].value)
    for country, nation, polygons in rows:
        unit = nation if country in NATIONS else country
        for polygon in attributes(polygons)[b"Polygons"].value:
            slot = attributes(polygon)
            units[unit].append(ring_of(slot[b"coords"].value, slot[b"hole"].value[0]))
    return units


def attributes(value):
    found = {}
    pair = value.attributes
    while pair is not None and pair.info.type.name == "LIST":
        tag = pair.tag if pair.tag.info.type.name == "SYM" else pair.tag.referenced_object
        found[tag.value.value] = pair.value[0]
        pair = pair.value[1]
    return found


def words(column):
    levels = attributes(column).get(b"levels")
    if levels is None:
        return [word.value.decode("latin-1") for word in column.value]
    return [levels.value[number - 1].value.decode("latin-1") for number in column.value]


def ring_of(numbers, is_hole):
    """Corners of the grid, the last not the first again, anticlockwise but for a hole."""
    half = len(numbers) // 2
    corners = [corner(lon, lat) for lon, lat in zip(numbers[:half], numbers[half:])]
    is_anticlockwise = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs(corners)) > 0
    if is_anticlockwise == bool(is_hole):
        corners.reverse()
    return [here for before, here in zip(corners[-1:] + corners, corners) if folded(before) != folded(here)]


def corner(lon, lat):
    return round(float(lon) * GRID), round(float(lat) * GRID)


def folded(point):
    """One name for both edges of the sheet, and one for each pole."""
    lon, lat = point
    if abs(lat) == 90 * GRID:
        return -ROUND // 2, lat
    return (lon + ROUND // 2) % ROUND - ROUND // 2, lat


def pairs(ring):
    return zip(ring, ring[1:] + ring[:1])


# Putting together


def stitched(rings):
    """The rings of one unit without the edges that they share, each in both directions."""
    edges = [(folded(a), folded(b)) for ring in rings for a, b in pairs(ring)]
    seam = sorted({point for edge in edges for point in edge if point[0] == -ROUND // 2})
    pieces = [piece for edge in edges for piece in split(edge, seam)]
    return chains(without_opposites(pieces)[0])


def split(edge, seam):
    """An edge along 180 degrees in pieces from corner to corner: the two sheets have different ones there."""
    (lon, start), (other, end) = edge
    if not lon == other == -ROUND // 2:
        return [edge]
    between = [point for point in seam if min(start, end) <= point[1] <= max(start, end)]
    between = between if start < end else between[::-1]
    return list(zip(between, between[1:]))


def without_opposites(edges):
    """The edges without a way back, in their order, and those with one."""
    there = dict.fromkeys(edge for edge in edges if edge[0] != edge[1])
    single = [edge for edge in there if edge[::-1] not in there]
    return single, {edge for edge in there if edge[::-1] in there}


def dissolve(units):
    return without_opposites([edge for rings in units for ring in rings for edge in pairs(ring)])


def chains(edges):
    """Rings from directed edges, in the order of their first edges."""
    onwards = defaultdict(list)
    for start, end in edges:
        onwards[start].append(end)
    rings = []
    for first, _ in edges:
        while onwards[first]:
            ring, here = [], first
            while onwards[here]:
                ring.append(here)
                here = onwards[here].pop(0)
            assert here == first, f"a line stops at {here}"
            rings.append(ring)
    return rings


def area(ring):
    """Twice the area in grid units, above nought if anticlockwise; of a ring round the south pole, land inside."""
    total, lon = 0, ring[0][0]
    for a, b in pairs(ring):
        step = shorter(b[0] - a[0])
        total += lon * b[1] - (lon + step) * a[1]
        lon += step
    around = lon - ring[0][0]
    return -around if around else total


def shorter(step):
    return (step + ROUND // 2) % ROUND - ROUND // 2


def is_large(ring):
    return len(ring) > 2 and abs(area(ring)) > 2 * SMALLEST * GRID * GRID


class Arcs:
    """The lines between the corners where more than two edges meet, each once."""

    def __init__(self, units):
        rings = [ring for unit in units for ring in unit]
        near = defaultdict(set)
        for ring in rings:
            for a, b in pairs(ring):
                near[a].add(b)
                near[b].add(a)
        self.nodes = {point for point, others in near.items() if len(others) != 2}
        self.lines = []
        self.by_edge = {}
        for ring in rings:
            self.along(ring)

    def along(self, ring):
        """The arcs of a ring as (number, backwards)."""
        starts = [i for i, point in enumerate(ring) if point in self.nodes]
        if not starts:
            known = self.by_edge.get((ring[0], ring[1]))
            known = self.add(ring + ring[:1]) if known is None else known
            return [known]
        turned = ring[starts[0]:] + ring[:starts[0]] + [ring[starts[0]]]
        used, line = [], turned[:1]
        for point in turned[1:]:
            line.append(point)
            if point in self.nodes:
                known = self.by_edge.get((line[0], line[1]))
                used.append(self.add(line) if known is None else known)
                line = [point]
        return used

    def add(self, line):
        number = len(self.lines)
        self.lines.append(line)
        for a, b in zip(line, line[1:]):
            self.by_edge[a, b] = number, False
            self.by_edge[b, a] = number, True
        return number, False


# Writing


def encoded(lines, land, borders, units):
    out = bytearray()

    def whole(number):
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        out.append(number)

    def signed(number):
        whole(2 * number if number >= 0 else -2 * number - 1)

    def rings_of(rings):
        whole(len(rings))
        for ring in rings:
            whole(len(ring))
            for number, backwards in ring:
                whole(2 * number + backwards)

    whole(len(lines))
    for line in lines:
        whole(len(line))
        lon = lat = 0
        for here in line:
            signed(shorter(here[0] - lon))
            signed(here[1] - lat)
            lon, lat = here
    rings_of(land)
    whole(len(borders))
    for number in borders:
        whole(number)
    rings_of(units)
    return bytes(out)


if __name__ == "__main__":
    main()
