/** The numbers of PostgreSQL's types that the server's statements answer, as they stand in pg_type. */
export const oids = {
  bool: 16,
  bytea: 17,
  int8: 20,
  date: 1082,
  /** name, text, bpchar, varchar, uuid. */
  texts: [19, 25, 1042, 1043, 2950],
  /** int2, int4, float4, float8. */
  numbers: [21, 23, 700, 701],
  /** timestamp, timestamptz. */
  instants: [1114, 1184],
  /** json, jsonb. */
  jsons: [114, 3802],
  /** What the arrays hold: of bool, bytea, int2, int4, int8, text, varchar, date, timestamptz, float8, uuid. */
  elements: {
    1000: 16,
    1001: 17,
    1005: 21,
    1007: 23,
    1016: 20,
    1009: 25,
    1015: 1043,
    1182: 1082,
    1185: 1184,
    1022: 701,
    2951: 2950,
  },
} satisfies Readonly<Record<string, number | readonly number[] | Readonly<Record<number, number>>>> as {
  readonly bool: number;
  readonly bytea: number;
  readonly int8: number;
  readonly date: number;
  readonly texts: readonly number[];
  readonly numbers: readonly number[];
  readonly instants: readonly number[];
  readonly jsons: readonly number[];
  readonly elements: Readonly<Record<number, number | undefined>>;
};
