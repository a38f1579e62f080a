create sequence risk_seq increment 50;
create table risk (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    category        varchar(40) not null,
    severity_min    smallint,
    severity_max    smallint,
    serious         boolean     not null,
    onset           varchar(10)[] not null,
    document        jsonb       not null,
    constraint risk_slug unique (slug)
);
create index risk_by_title on risk (title_sort, slug);
create index risk_by_category on risk (category);
comment on column risk.onset is 'the units of time that the onset windows touch; empty when unknown';
