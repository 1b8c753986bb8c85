-- What SQLite has and PostgreSQL lacks, so that one statement does for both: the texts of a JSON array
-- as rows, and the lesser and the greater of two, which are null where one of them is.

CREATE FUNCTION json_each(texts text) RETURNS TABLE (value text)
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT pg_catalog.json_array_elements_text(texts::json)';

CREATE FUNCTION min(one anycompatible, other anycompatible) RETURNS anycompatible
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT CASE WHEN one < other THEN one ELSE other END';

CREATE FUNCTION max(one anycompatible, other anycompatible) RETURNS anycompatible
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT CASE WHEN one > other THEN one ELSE other END';
