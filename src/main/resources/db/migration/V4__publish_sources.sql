create sequence source_seq increment 50;
create table source (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    kind            varchar(40) not null,
    published       varchar(10),
    document        jsonb       not null,
    constraint source_slug unique (slug)
);
create index source_by_title on source (title_sort, slug);
create index source_by_kind on source (kind);
