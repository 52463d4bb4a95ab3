-- Finding: what a search looks at is computed by the database from what was written, whichever way it was written.

-- Words -------------------------------------------------------------------------------------------------------------

-- A text as search compares it: one form of Unicode, no case, no accents, no marks that nobody sees, and a blank for every other mark.
-- `foldWords` in src/domain/fold-words.ts does the same with what is typed; a test compares the two.
CREATE FUNCTION fold_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  btrim(regexp_replace(
    translate(replace(replace(replace(
      regexp_replace(lower(normalize(coalesce(words, ''), NFKD) COLLATE pg_c_utf8), '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'łøđħıς', 'lodhiσ'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+', ' ', 'g'));

-- The same with what stands in the middle of a word (hyphen, apostrophe, dot, slash) taken away instead: co-trimoxazole is cotrimoxazole as well.
CREATE FUNCTION fold_joined(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  fold_words(regexp_replace(normalize(coalesce(words, ''), NFKD), '(?<=\S)[''’ʼ`./\u002d\u2010-\u2015\u2212](?=\S)', '', 'g'));

-- What a drug is called, between blanks, so that ' word' finds the beginnings of words and ' word ' whole ones.
CREATE FUNCTION drug_search_names(name text, generic_name text, brand_name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ' ' || fold_words(concat_ws(' ', name, generic_name, brand_name)) || ' ' ||
  CASE WHEN concat_ws(' ', name, generic_name, brand_name) ~ '\S[''’ʼ`./\u002d\u2010-\u2015\u2212]\S'
       THEN fold_joined(concat_ws(' ', name, generic_name, brand_name)) || ' ' ELSE '' END;

-- Everything that words are looked for in.
CREATE FUNCTION drug_search_words(name text, generic_name text, brand_name text, substances text[], strength text, dosage_form text,
                                  labeler_name text, ndc text, ndc_key text, gtin text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  drug_search_names(name, generic_name, brand_name) ||
  fold_words(concat_ws(' ', array_to_string(substances, ' '), strength, dosage_form, labeler_name, ndc, replace(ndc, '-', ''), ndc_key, gtin)) || ' ';

-- Strengths ---------------------------------------------------------------------------------------------------------

-- The units that are compared with each other are one: its name, and how many of it each is. Any other stays what it is.
CREATE FUNCTION strength_unit(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN written IN ('mg', 'mcg', 'g', 'ug', 'μg', 'ng', 'kg', 'mgs', 'mcgs', 'gm', 'gms', 'milligram', 'milligrams', 'milligramm', 'microgram', 'micrograms', 'mikrogramm',
                     'gram', 'grams', 'gramm') THEN 'mg'
    WHEN written IN ('ml', 'l', 'dl', 'ul', 'μl', 'mls', 'cc', 'milliliter', 'milliliters', 'millilitre', 'millilitres', 'liter', 'liters', 'litre', 'litres') THEN 'ml'
    WHEN written IN ('[iu]', '[usp''u]', 'units', 'unit', 'iu', 'u', 'i.u', 'ie', 'i.e', 'einheiten', 'einheit') THEN 'units'
    WHEN written IN ('h', 'd', 'hr', 'hrs', 'hour', 'hours', 'std', 'stunde', 'stunden', 'day', 'days', 'tag', 'tage') THEN 'h'
    WHEN written IN ('mci', 'ci', 'uci', 'μci') THEN 'mci'
    WHEN written IN ('%', 'percent', 'prozent') THEN '%'
    WHEN written IN ('actuation', 'actuations', 'actuat', 'puff', 'puffs', 'spray', 'sprays', 'hub') THEN 'actuation'
    ELSE written
  END;
CREATE FUNCTION strength_factor(written text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN written IN ('mcg', 'mcgs', 'ug', 'μg', 'microgram', 'micrograms', 'mikrogramm', 'ul', 'μl', 'uci', 'μci') THEN 0.001
    WHEN written = 'ng' THEN 0.000001
    WHEN written IN ('g', 'gm', 'gms', 'gram', 'grams', 'gramm', 'l', 'liter', 'liters', 'litre', 'litres', 'ci') THEN 1000
    WHEN written = 'kg' THEN 1000000
    WHEN written = 'dl' THEN 100
    WHEN written IN ('d', 'day', 'days', 'tag', 'tage') THEN 24
    ELSE 1
  END;

-- The parts of a strength, in their order: `amounts` are the numbers as they were written, `plains` the amounts in the unit in which all of their kind are compared
-- (mg, mL, units, hours), `keys` the same in one mL, g or hour where it says in what they are contained, and `exacts` both, since 30 mg/0.3 mL is not 40 mg/0.4 mL.
-- A text without a number has none.
CREATE FUNCTION strength_parts(strength text, OUT amounts numeric[], OUT sizes numeric[], OUT plains text[], OUT keys text[], OUT exacts text[])
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  -- 2½ would become 21⁄2.
  written text := replace(lower(normalize(regexp_replace(left(coalesce(strength, ''), 2000), '([0-9])(?=[¼½¾⅐-⅞])', '\1 ', 'g'), NFKC)), '&apos''', '''');
  fraction CONSTANT text := '(?<![0-9.,/])(?:([0-9]{1,9})\s+)?(?:([0-9]{1,9})⁄([1-9][0-9]{0,8})|(?:([123])/(4)|([12])/(3)|(1)/(2))(?=\s*[[:alpha:]%]))';
  ratio CONSTANT text := '(?<![0-9.:])1\s?:\s?([1-9][0-9]{2,6}|[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}| 000)+))(?![0-9:])';
  found text[];
  tokens text[];
  token text;
  next_unit text;
  units text[] := '{}';
  containers numeric[] := '{}';
  container_units text[] := '{}';
  before text := '';
  number text := '';
  last int := 0;
  container numeric;
BEGIN
  amounts := '{}'; sizes := '{}'; plains := '{}'; keys := '{}'; exacts := '{}';
  IF written !~ '[0-9]' THEN RETURN; END IF;
  -- One way to write numbers: 1,000 is a thousand, 2,5 and 0,125 are decimals.
  IF position(',' IN written) > 0 THEN
    written := regexp_replace(written, '(?<=[1-9][0-9]{0,2}(,[0-9]{3})*),(?=[0-9]{3}(?![0-9]))', '', 'g');
    written := regexp_replace(written, '(?<=[0-9]),(?=[0-9])', '.', 'g');
  END IF;
  WHILE written ~ '⁄|[123]/[234]' LOOP
    found := regexp_match(written, fraction);
    EXIT WHEN found IS NULL;
    written := regexp_replace(written, fraction, trim_scale(round(coalesce(found[1], '0')::numeric
      + coalesce(found[2], found[4], found[6], found[8])::numeric / coalesce(found[3], found[5], found[7], found[9])::numeric, 6))::text);
  END LOOP;
  -- 1:1000 is a gram in so many mL, U-100 says how many units each mL has.
  WHILE position(':' IN written) > 0 LOOP
    found := regexp_match(written, ratio);
    EXIT WHEN found IS NULL;
    written := regexp_replace(written, ratio, trim_scale(round(1000 / translate(found[1], '. ', '')::numeric, 9)) || ' mg/ml');
  END LOOP;
  written := regexp_replace(written, '(?<![[:alnum:]-])u-?(40|80|100|200|300|500)(?![[:alnum:]-])', '\1 units/ml', 'g');
  -- A slash between blanks stands between two parts, unless a volume or a time follows.
  written := regexp_replace(written, '\s+/\s+', ' | ', 'g');
  tokens := array_remove(string_to_array(
    regexp_replace(written, '([1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.])(?=\s*[[:alpha:]%[])|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9])|[0-9]*\.?[0-9]+|\[[^]]*\]|\{[^}]*\}|%|[[:alpha:]μ]+(?:\.[[:alpha:]μ]+)*|[/|;+&-])|.', E'\\1\x1f', 'g'), E'\x1f'), '');
  FOR at IN 1 .. cardinality(tokens) LOOP
    token := tokens[at];
    IF token ~ '^[0-9.]' THEN
      -- 1 000 and 1.200.000.
      token := replace(token, ' ', '');
      IF token ~ '\..*\.' THEN token := replace(token, '.', ''); END IF;
      next_unit := strength_unit(tokens[at + 1]);
      IF before IN ('/', '|') AND units[last] IS NOT NULL AND container_units[last] IS NULL
         AND (next_unit IN ('ml', 'h', 'actuation') OR (before = '/' AND next_unit = 'mg' AND strength_factor(tokens[at + 1]) >= 1000)) THEN
        containers[last] := left(token, 12)::numeric;
        before := 'container';
      ELSIF before = '/' AND token = '1' AND units[last] IS NOT NULL AND (next_unit IS NULL OR next_unit ~ '^[|;+&-]$') THEN
        -- `mg/1` is in each tablet.
        before := '';
      ELSE
        last := last + 1;
        amounts[last] := trim_scale(left(token, 20)::numeric);
        units[last] := NULL;
        container_units[last] := NULL;
        number := token;
        before := 'number';
      END IF;
    ELSIF token IN ('/', '|', ';', '+', '&', '-') THEN
      before := token;
    ELSIF token IN ('per', 'pro', 'je') THEN
      before := '/';
    ELSIF before = 'number' AND token IN ('million', 'mio') THEN
      amounts[last] := trim_scale(amounts[last] * 1000000);
      number := '';
    ELSIF before = 'number' AND token NOT IN ('usp', 'international', 'intl', 'int') THEN
      units[last] := token;
      -- Nobody writes units with three decimals: 5.000 IE are five thousand. Only what machines write is not German.
      IF strength_unit(token) = 'units' AND token NOT LIKE '[%' AND number ~ '^[1-9][0-9]{0,2}\.[0-9]{3}$' THEN amounts[last] := trim_scale(amounts[last] * 1000); END IF;
      before := '';
    ELSIF before IN ('/', '|', 'container') AND units[last] IS NOT NULL AND container_units[last] IS NULL THEN
      container_units[last] := token;
      before := '';
    END IF;
  END LOOP;
  -- 5/325 mg: the unit that is said once holds for all.
  FOR at IN REVERSE last - 1 .. 1 LOOP
    units[at] := coalesce(units[at], units[at + 1]);
  END LOOP;
  FOR at IN 1 .. last LOOP
    units[at] := coalesce(units[at], units[at - 1], '');
    sizes[at] := trim_scale(round(amounts[at] * strength_factor(units[at]), 9));
    plains[at] := sizes[at] || strength_unit(units[at]);
    keys[at] := plains[at];
    exacts[at] := plains[at];
    IF container_units[at] IS NOT NULL THEN
      container := greatest(coalesce(containers[at], 1) * strength_factor(container_units[at]), 0.000001);
      -- What is contained in a weight is compared by the gram.
      keys[at] := CASE strength_unit(container_units[at])
        WHEN 'mg' THEN trim_scale(round(sizes[at] * 1000 / container, 6)) || strength_unit(units[at]) || '/g'
        ELSE trim_scale(round(sizes[at] / container, 6)) || strength_unit(units[at]) || '/' || strength_unit(container_units[at]) END;
      exacts[at] := plains[at] || ':' || keys[at];
    END IF;
  END LOOP;
END $$;

-- What else says the same as a part: 5 % of a cream is 50 mg in each gram, of a solution 50 mg in each mL.
CREATE FUNCTION strength_synonyms(key text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN key ~ '^[0-9.]+%$' THEN
      ARRAY[key, trim_scale(rtrim(key, '%')::numeric * 10) || 'mg/ml', trim_scale(rtrim(key, '%')::numeric * 10) || 'mg/g', trim_scale(rtrim(key, '%')::numeric / 100) || 'ml/ml']
    WHEN key ~ '^[0-9.]+mg/(ml|g)$' THEN ARRAY[key, trim_scale(split_part(key, 'mg/', 1)::numeric / 10) || '%']
    WHEN key ~ '^[0-9.]+ml/ml$' THEN ARRAY[key, trim_scale(split_part(key, 'ml/', 1)::numeric * 100) || '%']
    ELSE ARRAY[key]
  END;

-- The parts as one text, in the same order however they were written: '=325mg+5mg'.
CREATE FUNCTION strength_whole(parts text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  '=' || CASE cardinality(parts) WHEN 1 THEN parts[1] ELSE (SELECT string_agg(part, '+' ORDER BY part COLLATE "C") FROM unnest(parts) part) END;

-- What a strength is found by: the whole of it, each part with and without what it is contained in, and the bare numbers.
CREATE FUNCTION strength_keys(strength text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  parts record := strength_parts(strength);
  synonym text;
  found text[] := '{}';
BEGIN
  IF cardinality(parts.keys) = 0 THEN RETURN found; END IF;
  FOR at IN 1 .. cardinality(parts.keys) LOOP
    found := found || strength_synonyms(parts.keys[at]) || parts.plains[at] || parts.amounts[at]::text;
  END LOOP;
  found := found || strength_whole(parts.exacts);
  IF parts.keys = parts.plains THEN found := found || strength_whole(parts.amounts::text[]); END IF;
  IF cardinality(parts.keys) > 1 THEN RETURN found; END IF;
  FOREACH synonym IN ARRAY array_remove(strength_synonyms(parts.keys[1]), parts.keys[1]) LOOP
    found := found || CASE WHEN synonym LIKE '%\%' THEN '=' || synonym ELSE '=' || split_part(synonym, '/', 1) || ':' || synonym END;
  END LOOP;
  -- 0.025 mg and 25 mcg are asked for as 25 and as 0.025.
  IF parts.keys[1] ~ '^0\.[0-9]+mg$' THEN found := found || ('=' || trim_scale(parts.sizes[1] * 1000)) || ('=' || parts.sizes[1]); END IF;
  RETURN found;
END $$;

-- The order of strengths, as a text that sorts so: the size of each part with twelve digits before the point and nine behind it.
CREATE FUNCTION strength_order(strength text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  size numeric;
  found text := '';
BEGIN
  FOREACH size IN ARRAY (strength_parts(strength)).sizes LOOP
    found := found || to_char(least(size, 999999999999), 'FM000000000000.000000000') || ' ';
  END LOOP;
  RETURN found;
END $$;

-- What is asked for: the whole as `strength_keys` has it, and the parts that must be there otherwise.
CREATE FUNCTION strength_asked(strength text, OUT whole text, OUT parts text[]) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT strength_whole(found.exacts), found.keys FROM strength_parts(strength_asked.strength) found
$$;

-- The catalogue ------------------------------------------------------------------------------------------------------

ALTER TABLE drug
  ADD COLUMN search_names text NOT NULL GENERATED ALWAYS AS (drug_search_names(name, generic_name, brand_name)) STORED,
  ADD COLUMN search_words text NOT NULL GENERATED ALWAYS AS
    (drug_search_words(name, generic_name, brand_name, substances, strength, dosage_form, labeler_name, ndc, ndc_key, gtin)) STORED,
  ADD COLUMN strength_keys text[] NOT NULL GENERATED ALWAYS AS (strength_keys(strength)) STORED,
  ADD COLUMN strength_order text COLLATE "C" NOT NULL GENERATED ALWAYS AS (strength_order(strength)) STORED;

-- Names sort as people read them. English and German have one order, which is that of "und-x-icu".
DROP INDEX drug_by_name;
CREATE INDEX drug_by_name ON drug (organization_id, lower(name COLLATE "und-x-icu"), strength_order, id);
-- A server of the version before computes drug_search_text for each row while this one is brought in.
DROP INDEX drug_search;
CREATE INDEX drug_search ON drug USING gin (search_words gin_trgm_ops);
-- What a misspelled word may be is looked for in names alone: every third labeler begins with "Lab".
CREATE INDEX drug_search_names ON drug USING gin (search_names gin_trgm_ops);
CREATE INDEX drug_strength ON drug USING gin (strength_keys);

-- Time zones ---------------------------------------------------------------------------------------------------------

-- Names that PostgreSQL and the server read alike: those of an area and a city, and UTC. PostgreSQL takes '-05' for five hours east of Greenwich, where
-- everybody else means west, and what it does not know ends every statement that reckons a day. `isTimezone` in src/domain/dates.ts has the same form.
CREATE FUNCTION is_timezone(name text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF name = 'UTC' THEN RETURN true; END IF;
  IF name !~ '^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Z][A-Za-z_]*(-[A-Za-z_]+)*)+$' THEN RETURN false; END IF;
  PERFORM now() AT TIME ZONE name;
  RETURN true;
EXCEPTION WHEN invalid_parameter_value THEN RETURN false;
END $$;

-- What is there already: names of other forms stay where both read them alike; offsets become the zone that was meant.
CREATE FUNCTION mended_timezone(name text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN is_timezone(name) THEN name
    WHEN EXISTS (SELECT 1 FROM pg_timezone_names z WHERE lower(z.name) = lower(mended_timezone.name))
      THEN (SELECT z.name FROM pg_timezone_names z WHERE lower(z.name) = lower(mended_timezone.name) ORDER BY z.name LIMIT 1)
    WHEN name = 'US/Pacific-New' THEN 'America/Los_Angeles'
    WHEN name ~ '^[+-](0[0-9]|1[0-4])(:?00)?$'
      THEN CASE WHEN name ~ '^.00' THEN 'UTC' ELSE 'Etc/GMT' || translate(left(name, 1), '+-', '-+') || substr(name, 2, 2)::int END
    ELSE coalesce((SELECT zone FROM (VALUES
        ('+0330', 'Asia/Tehran'), ('+0430', 'Asia/Kabul'), ('+0530', 'Asia/Kolkata'), ('+0545', 'Asia/Kathmandu'), ('+0630', 'Asia/Yangon'),
        ('+0845', 'Australia/Eucla'), ('+0930', 'Australia/Darwin'), ('+1030', 'Australia/Lord_Howe'), ('+1245', 'Pacific/Chatham'),
        ('-0330', 'America/St_Johns'), ('-0930', 'Pacific/Marquesas')) known(ahead, zone) WHERE known.ahead = replace(name, ':', '')), 'UTC')
  END
$$;
UPDATE pharmacy SET timezone = mended_timezone(timezone) WHERE timezone <> mended_timezone(timezone);
UPDATE pending_sign_up SET timezone = mended_timezone(timezone) WHERE timezone <> mended_timezone(timezone);
DROP FUNCTION mended_timezone(text);

CREATE FUNCTION check_timezone() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT is_timezone(NEW.timezone) THEN
    RAISE EXCEPTION 'timezone_known: a time zone is UTC or the name of an area and a city, such as Europe/Berlin.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'timezone_known';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER timezone_known BEFORE INSERT OR UPDATE OF timezone ON pharmacy FOR EACH ROW EXECUTE FUNCTION check_timezone();
CREATE TRIGGER timezone_known BEFORE INSERT OR UPDATE OF timezone ON pending_sign_up FOR EACH ROW EXECUTE FUNCTION check_timezone();
