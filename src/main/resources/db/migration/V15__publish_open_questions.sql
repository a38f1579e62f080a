create sequence open_question_seq increment 50;
create table open_question (
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
    constraint open_question_slug unique (slug)
);
create index open_question_by_title on open_question (title_sort, slug);
