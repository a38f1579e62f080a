create sequence article_seq increment 50;
create table article (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    document        jsonb       not null,
    constraint article_slug unique (slug)
);
create index article_by_title on article (title_sort, slug);
