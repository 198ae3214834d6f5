/**
 * Roles of the board's grid. Its rows are laid out as CSS grids, which would take their meaning from a real table, and its focus
 * moves by rows (J, K, arrows), so that a cell takes none itself.
 */
export const grid = (label: string) => ({ role: "grid", "aria-label": label }) as const;
export const rowGroup = (label: string) => ({ role: "rowgroup", "aria-label": label }) as const;
export const ROW = { role: "row" } as const;
export const ROW_HEADER = { role: "rowheader" } as const;
export const COLUMN_HEADER = { role: "columnheader" } as const;
export const CELL = { role: "gridcell" } as const;
