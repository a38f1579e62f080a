create sequence draft_revision;
create table draft (
    kind          varchar(40) not null,
    slug          varchar(80) not null,
    body          text        not null,
    base          integer     not null,
    revision      bigint      not null,
    state         varchar(20) not null,
    authors       jsonb       not null,
    changed_at    timestamptz not null,
    reviewer      varchar(200),
    interests     text,
    rejection     text,
    primary key (kind, slug)
);
comment on column draft.body is 'as it was written, also where it cannot be read yet';
comment on column draft.base is 'the number of the revision that was published when the draft began; 0: none';
comment on column draft.revision is 'from draft_revision, so that no two states of any draft share a number';
create index draft_by_state on draft (state, changed_at);
