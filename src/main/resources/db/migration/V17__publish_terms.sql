create sequence term_seq increment 50;
create table term (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    reading_grade   numeric(4, 1),
    document        jsonb       not null,
    constraint term_slug unique (slug)
);
create index term_by_title on term (title_sort, slug);
