import { idOf } from './helpers.mjs';

const stems = [
  'Amoxicillin',
  'Lisinopril',
  'Metformin',
  'Atorvastatin',
  'Simvastatin',
  'Ibuprofen',
  'Omeprazole',
  'Levothyroxine',
  'Sertraline',
  'Warfarin',
  'Furosemide',
  'Prednisone',
  'Amlodipine',
  'Losartan',
  'Gabapentin',
  'Tramadol',
  'Citalopram',
  'Montelukast',
  'Pantoprazole',
  'Rosuvastatin',
  'Escitalopram',
  'Bupropion',
  'Clonidine',
  'Carvedilol',
  'Meloxicam',
  'Tamsulosin',
  'Duloxetine',
  'Ranitidine',
  'Cetirizine',
  'Naproxen',
  'Allopurinol',
  'Spironolactone',
  'Venlafaxine',
  'Glipizide',
  'Lamotrigine',
  'Topiramate',
  'Azithromycin',
  'Cephalexin',
  'Doxycycline',
  'Fluconazole',
];
const labelers = [
  'Aster',
  'Beacon',
  'Cedar',
  'Dover',
  'Elm',
  'Fulton',
  'Grove',
  'Harbor',
  'Iris',
  'Juniper',
  'Keystone',
];

/** @param {readonly string[]} words @param {string} nth */
const pick = (words, nth) => `(ARRAY[${words.map((word) => `'${word}'`).join(', ')}])[1 + (${nth}) % ${words.length}]`;

const labeler = '50000 + n / 1000';
const product = "lpad((n % 1000)::text, 4, '0')";

/** Labels as the directory has them: few words of which each is in many products, a code for each product and one for its package. @param {import('./size.mjs').Size} size */
export function catalogueOf({ drugs }) {
  return [
    `INSERT INTO drug (id, organization_id, name, generic_name, dosage_form, strength, unit, ndc, ndc_key, gtin, labeler_name, substances, routes)
     SELECT ${idOf('drug', 'n')}, ${idOf('organization', 1)}, stem || ' ' || to_char(n, 'FM00000'), lower(stem), 'TABLET, FILM COATED',
            (n % 20 + 1) * 5 || ' mg', 'tablet', ${labeler} || '-' || ${product}, ${labeler} || ${product},
            gtin || pg_temp.check_digit(gtin), ${pick(labelers, 'n')} || ' Laboratories', ARRAY[upper(stem)], ARRAY['ORAL']
       FROM (SELECT n, ${pick(stems, 'n')} AS stem, '003' || ${labeler} || ${product} || '1' AS gtin FROM generate_series(0, ${drugs - 1}) n) one`,
    `INSERT INTO drug_package (id, organization_id, drug_id, ndc, ndc_key, description)
     SELECT ${idOf('package', 'n')}, ${idOf('organization', 1)}, ${idOf('drug', 'n')}, ${labeler} || '-' || ${product} || '-1',
            ${labeler} || ${product} || '01', '30 TABLET, FILM COATED in 1 BOTTLE'
       FROM generate_series(0, ${drugs - 1}) n`,
  ];
}
