/** The most units one movement may carry; a larger number is a typing mistake (a barcode scanned into the quantity, say). */
export const maxMovement = 10_000_000;
/** The most units one stock may hold; the database checks the same bound (`stock_quantity_bounded`). */
export const maxBalance = 1_000_000_000;
