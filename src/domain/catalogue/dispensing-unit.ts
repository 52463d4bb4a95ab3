/**
 * The smallest unit that is dispensed of each dosage form of the NDC directory: quantities are whole numbers of it. The first entry
 * that the form begins with applies, so longer ones stand before shorter ones. It is a starting point: the pharmacy decides.
 */
const unitsByForm: readonly (readonly [form: string, unit: string])[] = [
  ['TABLET', 'tablet'],
  ['CAPSULE', 'capsule'],
  ['LOZENGE', 'lozenge'],
  ['PELLET', 'pellet'],
  ['WAFER', 'wafer'],
  ['SUPPOSITORY', 'suppository'],
  ['INSERT', 'insert'],
  ['IMPLANT', 'implant'],
  ['INTRAUTERINE DEVICE', 'device'],
  ['RING', 'ring'],
  ['PATCH', 'patch'],
  ['PLASTER', 'patch'],
  ['FILM', 'film'],
  ['STRIP', 'strip'],
  ['SWAB', 'swab'],
  ['CLOTH', 'cloth'],
  ['SPONGE', 'sponge'],
  ['KIT', 'kit'],
  // Dry injections are dispensed by the vial, whatever volume they are dissolved in.
  ['INJECTION, POWDER', 'vial'],
  ['INJECTION', 'mL'],
  ['INJECTABLE', 'mL'],
  // An inhaler or metered pump is counted in what one press gives.
  ['AEROSOL, METERED', 'actuation'],
  ['AEROSOL, POWDER', 'actuation'],
  ['POWDER, METERED', 'actuation'],
  ['SPRAY, METERED', 'actuation'],
  ['GEL, METERED', 'actuation'],
  ['AEROSOL', 'g'],
  // Mixed before it is handed out; the label's strength is per mL of the mixture.
  ['POWDER, FOR SUSPENSION', 'mL'],
  ['GRANULE, FOR SUSPENSION', 'mL'],
  ['FOR SUSPENSION', 'mL'],
  ['FOR SOLUTION', 'mL'],
  ['POWDER', 'g'],
  ['GRANULE', 'g'],
  ['CREAM', 'g'],
  ['OINTMENT', 'g'],
  ['GEL', 'g'],
  ['JELLY', 'g'],
  ['PASTE', 'g'],
  ['STICK', 'g'],
  ['LIPSTICK', 'g'],
  ['SOAP', 'g'],
  ['LOTION', 'mL'],
  ['SHAMPOO', 'mL'],
  ['SOLUTION', 'mL'],
  ['SUSPENSION', 'mL'],
  ['LIQUID', 'mL'],
  ['SYRUP', 'mL'],
  ['ELIXIR', 'mL'],
  ['EMULSION', 'mL'],
  ['CONCENTRATE', 'mL'],
  ['TINCTURE', 'mL'],
  ['OIL', 'mL'],
  ['SPRAY', 'mL'],
  ['IRRIGANT', 'mL'],
  ['ENEMA', 'mL'],
  ['RINSE', 'mL'],
  ['MOUTHWASH', 'mL'],
  ['DOUCHE', 'mL'],
  ['GAS', 'L'],
];

/** The smallest dispensable unit of a dosage form as the NDC directory writes it; `unit` for one it does not know. */
export function dispensingUnit(dosageForm: string | null): string {
  const form = (dosageForm ?? '').trim().toUpperCase();
  const entry = unitsByForm.find(([start]) => form.startsWith(start) && !/[A-Z]/.test(form.charAt(start.length)));
  return entry?.[1] ?? 'unit';
}
