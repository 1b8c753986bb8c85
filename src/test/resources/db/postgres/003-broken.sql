CREATE TABLE half (a int);

CREATE TABLE rest (a no_such_type);
