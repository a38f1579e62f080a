create sequence interaction_seq increment 50;
create table interaction (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    reading_grade   numeric(4, 1),
    evidence        varchar(40) not null,
    counterpart_type varchar(40) not null,
    counterpart     text        not null,
    document        jsonb       not null,
    constraint interaction_slug unique (slug)
);
create index interaction_by_title on interaction (title_sort, slug);
