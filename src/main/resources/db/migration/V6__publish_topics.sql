create sequence topic_seq increment 50;
create table topic (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    type            varchar(40) not null,
    document        jsonb       not null,
    constraint topic_slug unique (slug)
);
create index topic_by_title on topic (title_sort, slug);
