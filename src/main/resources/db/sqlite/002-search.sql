-- A full-text index per domain, so that a search never reads another domain's matches. Each takes its
-- text from a view of the patterns that can be found (external content), which is why a row leaves the
-- index by the 'delete' command with the text it was stored with. The indexes hold neither positions
-- nor sizes: ranking is done outside, see Bm25.java.

CREATE TABLE pattern_size (
  domain TEXT PRIMARY KEY,
  patterns INTEGER NOT NULL DEFAULT 0,
  tokens INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

INSERT INTO pattern_size (domain, patterns, tokens)
  SELECT domain, count(*), sum(length) FROM pattern WHERE archived = 0 GROUP BY domain;

CREATE TRIGGER pattern_size_insert AFTER INSERT ON pattern WHEN new.archived = 0 BEGIN
  INSERT INTO pattern_size (domain, patterns, tokens) VALUES (new.domain, 1, new.length)
    ON CONFLICT (domain) DO UPDATE SET patterns = patterns + 1, tokens = tokens + new.length;
END;

CREATE TRIGGER pattern_size_delete AFTER DELETE ON pattern WHEN old.archived = 0 BEGIN
  UPDATE pattern_size SET patterns = patterns - 1, tokens = tokens - old.length
    WHERE domain = old.domain;
END;

CREATE TRIGGER pattern_size_update AFTER UPDATE OF domain, archived, length ON pattern BEGIN
  UPDATE pattern_size SET patterns = patterns - 1, tokens = tokens - old.length
    WHERE domain = old.domain AND old.archived = 0;
  INSERT INTO pattern_size (domain, patterns, tokens)
    SELECT new.domain, 1, new.length WHERE new.archived = 0
    ON CONFLICT (domain) DO UPDATE SET patterns = patterns + 1, tokens = tokens + new.length;
END;

CREATE VIEW text_authentication AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'authentication' AND archived = 0;
CREATE VIRTUAL TABLE find_authentication USING fts5 (
  title, operation, words, shape, content = 'text_authentication', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_authentication USING fts5vocab (find_authentication, 'row');
CREATE TRIGGER find_authentication_insert AFTER INSERT ON pattern
WHEN new.domain = 'authentication' AND new.archived = 0 BEGIN
  INSERT INTO find_authentication (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_authentication_delete AFTER DELETE ON pattern
WHEN old.domain = 'authentication' AND old.archived = 0 BEGIN
  INSERT INTO find_authentication (find_authentication, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_authentication_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'authentication' OR new.domain = 'authentication' BEGIN
  INSERT INTO find_authentication (find_authentication, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'authentication' AND old.archived = 0;
  INSERT INTO find_authentication (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'authentication' AND new.archived = 0;
END;
INSERT INTO find_authentication (find_authentication) VALUES ('rebuild');

CREATE VIEW text_validation AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'validation' AND archived = 0;
CREATE VIRTUAL TABLE find_validation USING fts5 (
  title, operation, words, shape, content = 'text_validation', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_validation USING fts5vocab (find_validation, 'row');
CREATE TRIGGER find_validation_insert AFTER INSERT ON pattern
WHEN new.domain = 'validation' AND new.archived = 0 BEGIN
  INSERT INTO find_validation (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_validation_delete AFTER DELETE ON pattern
WHEN old.domain = 'validation' AND old.archived = 0 BEGIN
  INSERT INTO find_validation (find_validation, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_validation_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'validation' OR new.domain = 'validation' BEGIN
  INSERT INTO find_validation (find_validation, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'validation' AND old.archived = 0;
  INSERT INTO find_validation (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'validation' AND new.archived = 0;
END;
INSERT INTO find_validation (find_validation) VALUES ('rebuild');

CREATE VIEW text_calculation AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'calculation' AND archived = 0;
CREATE VIRTUAL TABLE find_calculation USING fts5 (
  title, operation, words, shape, content = 'text_calculation', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_calculation USING fts5vocab (find_calculation, 'row');
CREATE TRIGGER find_calculation_insert AFTER INSERT ON pattern
WHEN new.domain = 'calculation' AND new.archived = 0 BEGIN
  INSERT INTO find_calculation (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_calculation_delete AFTER DELETE ON pattern
WHEN old.domain = 'calculation' AND old.archived = 0 BEGIN
  INSERT INTO find_calculation (find_calculation, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_calculation_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'calculation' OR new.domain = 'calculation' BEGIN
  INSERT INTO find_calculation (find_calculation, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'calculation' AND old.archived = 0;
  INSERT INTO find_calculation (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'calculation' AND new.archived = 0;
END;
INSERT INTO find_calculation (find_calculation) VALUES ('rebuild');

CREATE VIEW text_payment AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'payment' AND archived = 0;
CREATE VIRTUAL TABLE find_payment USING fts5 (
  title, operation, words, shape, content = 'text_payment', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_payment USING fts5vocab (find_payment, 'row');
CREATE TRIGGER find_payment_insert AFTER INSERT ON pattern
WHEN new.domain = 'payment' AND new.archived = 0 BEGIN
  INSERT INTO find_payment (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_payment_delete AFTER DELETE ON pattern
WHEN old.domain = 'payment' AND old.archived = 0 BEGIN
  INSERT INTO find_payment (find_payment, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_payment_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'payment' OR new.domain = 'payment' BEGIN
  INSERT INTO find_payment (find_payment, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'payment' AND old.archived = 0;
  INSERT INTO find_payment (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'payment' AND new.archived = 0;
END;
INSERT INTO find_payment (find_payment) VALUES ('rebuild');

CREATE VIEW text_data_access AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'data-access' AND archived = 0;
CREATE VIRTUAL TABLE find_data_access USING fts5 (
  title, operation, words, shape, content = 'text_data_access', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_data_access USING fts5vocab (find_data_access, 'row');
CREATE TRIGGER find_data_access_insert AFTER INSERT ON pattern
WHEN new.domain = 'data-access' AND new.archived = 0 BEGIN
  INSERT INTO find_data_access (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_data_access_delete AFTER DELETE ON pattern
WHEN old.domain = 'data-access' AND old.archived = 0 BEGIN
  INSERT INTO find_data_access (find_data_access, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_data_access_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'data-access' OR new.domain = 'data-access' BEGIN
  INSERT INTO find_data_access (find_data_access, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'data-access' AND old.archived = 0;
  INSERT INTO find_data_access (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'data-access' AND new.archived = 0;
END;
INSERT INTO find_data_access (find_data_access) VALUES ('rebuild');

CREATE VIEW text_data_mutation AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'data-mutation' AND archived = 0;
CREATE VIRTUAL TABLE find_data_mutation USING fts5 (
  title, operation, words, shape, content = 'text_data_mutation', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_data_mutation USING fts5vocab (find_data_mutation, 'row');
CREATE TRIGGER find_data_mutation_insert AFTER INSERT ON pattern
WHEN new.domain = 'data-mutation' AND new.archived = 0 BEGIN
  INSERT INTO find_data_mutation (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_data_mutation_delete AFTER DELETE ON pattern
WHEN old.domain = 'data-mutation' AND old.archived = 0 BEGIN
  INSERT INTO find_data_mutation (find_data_mutation, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_data_mutation_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'data-mutation' OR new.domain = 'data-mutation' BEGIN
  INSERT INTO find_data_mutation (find_data_mutation, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'data-mutation' AND old.archived = 0;
  INSERT INTO find_data_mutation (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'data-mutation' AND new.archived = 0;
END;
INSERT INTO find_data_mutation (find_data_mutation) VALUES ('rebuild');

CREATE VIEW text_authorization AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'authorization' AND archived = 0;
CREATE VIRTUAL TABLE find_authorization USING fts5 (
  title, operation, words, shape, content = 'text_authorization', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_authorization USING fts5vocab (find_authorization, 'row');
CREATE TRIGGER find_authorization_insert AFTER INSERT ON pattern
WHEN new.domain = 'authorization' AND new.archived = 0 BEGIN
  INSERT INTO find_authorization (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_authorization_delete AFTER DELETE ON pattern
WHEN old.domain = 'authorization' AND old.archived = 0 BEGIN
  INSERT INTO find_authorization (find_authorization, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_authorization_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'authorization' OR new.domain = 'authorization' BEGIN
  INSERT INTO find_authorization (find_authorization, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'authorization' AND old.archived = 0;
  INSERT INTO find_authorization (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'authorization' AND new.archived = 0;
END;
INSERT INTO find_authorization (find_authorization) VALUES ('rebuild');

CREATE VIEW text_notification AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'notification' AND archived = 0;
CREATE VIRTUAL TABLE find_notification USING fts5 (
  title, operation, words, shape, content = 'text_notification', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_notification USING fts5vocab (find_notification, 'row');
CREATE TRIGGER find_notification_insert AFTER INSERT ON pattern
WHEN new.domain = 'notification' AND new.archived = 0 BEGIN
  INSERT INTO find_notification (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_notification_delete AFTER DELETE ON pattern
WHEN old.domain = 'notification' AND old.archived = 0 BEGIN
  INSERT INTO find_notification (find_notification, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_notification_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'notification' OR new.domain = 'notification' BEGIN
  INSERT INTO find_notification (find_notification, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'notification' AND old.archived = 0;
  INSERT INTO find_notification (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'notification' AND new.archived = 0;
END;
INSERT INTO find_notification (find_notification) VALUES ('rebuild');

CREATE VIEW text_file_operations AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'file-operations' AND archived = 0;
CREATE VIRTUAL TABLE find_file_operations USING fts5 (
  title, operation, words, shape, content = 'text_file_operations', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_file_operations USING fts5vocab (find_file_operations, 'row');
CREATE TRIGGER find_file_operations_insert AFTER INSERT ON pattern
WHEN new.domain = 'file-operations' AND new.archived = 0 BEGIN
  INSERT INTO find_file_operations (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_file_operations_delete AFTER DELETE ON pattern
WHEN old.domain = 'file-operations' AND old.archived = 0 BEGIN
  INSERT INTO find_file_operations (find_file_operations, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_file_operations_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'file-operations' OR new.domain = 'file-operations' BEGIN
  INSERT INTO find_file_operations (find_file_operations, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'file-operations' AND old.archived = 0;
  INSERT INTO find_file_operations (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'file-operations' AND new.archived = 0;
END;
INSERT INTO find_file_operations (find_file_operations) VALUES ('rebuild');

CREATE VIEW text_security AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'security' AND archived = 0;
CREATE VIRTUAL TABLE find_security USING fts5 (
  title, operation, words, shape, content = 'text_security', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_security USING fts5vocab (find_security, 'row');
CREATE TRIGGER find_security_insert AFTER INSERT ON pattern
WHEN new.domain = 'security' AND new.archived = 0 BEGIN
  INSERT INTO find_security (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_security_delete AFTER DELETE ON pattern
WHEN old.domain = 'security' AND old.archived = 0 BEGIN
  INSERT INTO find_security (find_security, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_security_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'security' OR new.domain = 'security' BEGIN
  INSERT INTO find_security (find_security, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'security' AND old.archived = 0;
  INSERT INTO find_security (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'security' AND new.archived = 0;
END;
INSERT INTO find_security (find_security) VALUES ('rebuild');

CREATE VIEW text_collections AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'collections' AND archived = 0;
CREATE VIRTUAL TABLE find_collections USING fts5 (
  title, operation, words, shape, content = 'text_collections', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_collections USING fts5vocab (find_collections, 'row');
CREATE TRIGGER find_collections_insert AFTER INSERT ON pattern
WHEN new.domain = 'collections' AND new.archived = 0 BEGIN
  INSERT INTO find_collections (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_collections_delete AFTER DELETE ON pattern
WHEN old.domain = 'collections' AND old.archived = 0 BEGIN
  INSERT INTO find_collections (find_collections, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_collections_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'collections' OR new.domain = 'collections' BEGIN
  INSERT INTO find_collections (find_collections, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'collections' AND old.archived = 0;
  INSERT INTO find_collections (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'collections' AND new.archived = 0;
END;
INSERT INTO find_collections (find_collections) VALUES ('rebuild');

CREATE VIEW text_text AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'text' AND archived = 0;
CREATE VIRTUAL TABLE find_text USING fts5 (
  title, operation, words, shape, content = 'text_text', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_text USING fts5vocab (find_text, 'row');
CREATE TRIGGER find_text_insert AFTER INSERT ON pattern
WHEN new.domain = 'text' AND new.archived = 0 BEGIN
  INSERT INTO find_text (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_text_delete AFTER DELETE ON pattern
WHEN old.domain = 'text' AND old.archived = 0 BEGIN
  INSERT INTO find_text (find_text, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_text_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'text' OR new.domain = 'text' BEGIN
  INSERT INTO find_text (find_text, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'text' AND old.archived = 0;
  INSERT INTO find_text (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'text' AND new.archived = 0;
END;
INSERT INTO find_text (find_text) VALUES ('rebuild');

CREATE VIEW text_numbers AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'numbers' AND archived = 0;
CREATE VIRTUAL TABLE find_numbers USING fts5 (
  title, operation, words, shape, content = 'text_numbers', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_numbers USING fts5vocab (find_numbers, 'row');
CREATE TRIGGER find_numbers_insert AFTER INSERT ON pattern
WHEN new.domain = 'numbers' AND new.archived = 0 BEGIN
  INSERT INTO find_numbers (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_numbers_delete AFTER DELETE ON pattern
WHEN old.domain = 'numbers' AND old.archived = 0 BEGIN
  INSERT INTO find_numbers (find_numbers, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_numbers_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'numbers' OR new.domain = 'numbers' BEGIN
  INSERT INTO find_numbers (find_numbers, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'numbers' AND old.archived = 0;
  INSERT INTO find_numbers (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'numbers' AND new.archived = 0;
END;
INSERT INTO find_numbers (find_numbers) VALUES ('rebuild');

CREATE VIEW text_time AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'time' AND archived = 0;
CREATE VIRTUAL TABLE find_time USING fts5 (
  title, operation, words, shape, content = 'text_time', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_time USING fts5vocab (find_time, 'row');
CREATE TRIGGER find_time_insert AFTER INSERT ON pattern
WHEN new.domain = 'time' AND new.archived = 0 BEGIN
  INSERT INTO find_time (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_time_delete AFTER DELETE ON pattern
WHEN old.domain = 'time' AND old.archived = 0 BEGIN
  INSERT INTO find_time (find_time, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_time_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'time' OR new.domain = 'time' BEGIN
  INSERT INTO find_time (find_time, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'time' AND old.archived = 0;
  INSERT INTO find_time (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'time' AND new.archived = 0;
END;
INSERT INTO find_time (find_time) VALUES ('rebuild');

CREATE VIEW text_concurrency AS
  SELECT id, title, operation, words, shape FROM pattern WHERE domain = 'concurrency' AND archived = 0;
CREATE VIRTUAL TABLE find_concurrency USING fts5 (
  title, operation, words, shape, content = 'text_concurrency', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 0', detail = none, columnsize = 0);
CREATE VIRTUAL TABLE vocabulary_concurrency USING fts5vocab (find_concurrency, 'row');
CREATE TRIGGER find_concurrency_insert AFTER INSERT ON pattern
WHEN new.domain = 'concurrency' AND new.archived = 0 BEGIN
  INSERT INTO find_concurrency (rowid, title, operation, words, shape)
    VALUES (new.id, new.title, new.operation, new.words, new.shape);
END;
CREATE TRIGGER find_concurrency_delete AFTER DELETE ON pattern
WHEN old.domain = 'concurrency' AND old.archived = 0 BEGIN
  INSERT INTO find_concurrency (find_concurrency, rowid, title, operation, words, shape)
    VALUES ('delete', old.id, old.title, old.operation, old.words, old.shape);
END;
CREATE TRIGGER find_concurrency_update
AFTER UPDATE OF domain, archived, title, operation, words, shape ON pattern
WHEN old.domain = 'concurrency' OR new.domain = 'concurrency' BEGIN
  INSERT INTO find_concurrency (find_concurrency, rowid, title, operation, words, shape)
    SELECT 'delete', old.id, old.title, old.operation, old.words, old.shape
    WHERE old.domain = 'concurrency' AND old.archived = 0;
  INSERT INTO find_concurrency (rowid, title, operation, words, shape)
    SELECT new.id, new.title, new.operation, new.words, new.shape
    WHERE new.domain = 'concurrency' AND new.archived = 0;
END;
INSERT INTO find_concurrency (find_concurrency) VALUES ('rebuild');
