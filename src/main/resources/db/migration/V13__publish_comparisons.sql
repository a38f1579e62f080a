create sequence comparison_seq increment 50;
create table comparison (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    reading_grade   numeric(4, 1),
    design          varchar(40) not null,
    document        jsonb       not null,
    constraint comparison_slug unique (slug)
);
create index comparison_by_title on comparison (title_sort, slug);
