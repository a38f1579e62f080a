create sequence event_seq increment 50;
create table event (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    reading_grade   numeric(4, 1),
    date            varchar(10) not null,
    type            varchar(40) not null,
    document        jsonb       not null,
    constraint event_slug unique (slug)
);
create index event_by_title on event (title_sort, slug);
