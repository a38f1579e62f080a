alter table topic add column reading_grade numeric(4, 1);
alter table risk add column reading_grade numeric(4, 1);
alter table therapy add column reading_grade numeric(4, 1);
alter table finding add column reading_grade numeric(4, 1);
alter table article add column reading_grade numeric(4, 1);
alter table source add column reading_grade numeric(4, 1);
