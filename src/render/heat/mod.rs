//! The heat map's component, at any scale: a table of places (or shifts, or parties) by shifts (or periods, or
//! parties). Takes what `analysis` counted, gives the view of a table whose every cell has a number, words and a
//! link to exactly the sightings behind it.

mod cell;
mod rows;
mod table;

pub(super) use cell::{
    CellView, Level, Look, Reported, levels, nobody, number, reported, wellbeing_says,
};
pub(super) use rows::{Row, Tree, tops};
pub(super) use table::{
    ByShift, ColumnView, Head, HeatTable, Of, RowView, contribute_with, period_columns,
    places_over_time, shift_cell, shift_over_time,
};
