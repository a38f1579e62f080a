create sequence therapy_seq increment 50;
create table therapy (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    status          varchar(40) not null,
    document        jsonb       not null,
    constraint therapy_slug unique (slug)
);
create index therapy_by_title on therapy (title_sort, slug);
