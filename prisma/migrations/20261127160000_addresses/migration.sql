-- Addresses in the normal form that the server gives new ones: NFKC, small letters, nothing around them. Of several accounts with one normal form
-- the one that has it, or else the oldest, is found by it from now on; the others stay as they are. A domain with letters beyond ASCII stays too:
-- the server looks for both of its forms.
WITH read AS (
  SELECT id, email, created_at, normalize(lower(normalize(btrim(email, U&' \0009\000A\000D\00A0\3000'), NFKC)), NFKC) AS normal FROM app_user
), first AS (
  SELECT DISTINCT ON (normal) id, email, normal FROM read ORDER BY normal, (lower(email) = normal) DESC, created_at, id
)
UPDATE app_user u SET email = first.normal FROM first WHERE first.id = u.id AND first.email <> first.normal;
