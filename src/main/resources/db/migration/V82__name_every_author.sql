-- A draft may have any number of authors.
alter table revision alter column by type text;
