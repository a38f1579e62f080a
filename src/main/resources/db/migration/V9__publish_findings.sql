create sequence finding_seq increment 50;
create table finding (
    id              bigint primary key,
    slug            varchar(80) not null,
    title           jsonb       not null,
    title_sort      text collate "C" not null,
    revision        integer     not null,
    changed_at      timestamptz not null,
    last_reviewed   date,
    next_review_due date,
    risk_id         bigint      not null references risk,
    therapy_id      bigint      not null references therapy,
    band            varchar(40) not null,
    measure         varchar(40) not null,
    document        jsonb       not null,
    constraint finding_slug unique (slug)
);
create index finding_by_title on finding (title_sort, slug);
create index finding_by_risk on finding (risk_id);
create index finding_by_therapy on finding (therapy_id);
create index finding_by_band on finding (band);
