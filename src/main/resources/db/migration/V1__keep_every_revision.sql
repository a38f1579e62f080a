-- One row. Publishing locks it, counts up, and so gives versions without gaps in the order of commits.
create table content_version (
    singleton boolean primary key default true check (singleton),
    version bigint not null
);
insert into content_version (version) values (0);

create table revision (
    content_version bigint primary key,
    kind            varchar(40) not null,
    slug            varchar(80) not null,
    number          integer     not null check (number > 0),
    document        jsonb,
    origin          varchar(10) not null check (origin in ('pack', 'person')),
    by              varchar(200),
    at              timestamptz not null,
    change_class    varchar(20),
    reason          text,
    replaced_by     varchar(80),
    constraint revision_number unique (kind, slug, number)
);
comment on column revision.document is 'null when the item was retired';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'revisions are append-only';
end $$;
create trigger revision_is_append_only before update or delete on revision
    for each row execute function refuse_change();
create trigger revision_is_never_emptied before truncate on revision
    for each statement execute function refuse_change();
