//! Tables: as many cells in each row as the grid has columns.

use super::REPAIR;
use super::part::Part;
use crate::diagnostic::{Code, Problems};
use crate::verify::document::all;

pub(super) fn check(part: &Part, problems: &mut Problems) {
    for table in all(part.root(), "tbl") {
        let Some(grid) = table.first("tblGrid") else { continue };
        let columns = grid.all("gridCol").count();
        for (row, number) in table.all("tr").zip(1..) {
            let cells = row.all("tc").count();
            if cells != columns {
                let message = format!("row {number} of a table has {cells} cells for {columns} columns");
                problems.push(part.document.problem(Code::WrongXml, row, message).hint(REPAIR));
            }
        }
    }
}
