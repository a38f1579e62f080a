create table content_pack (
    singleton boolean primary key default true check (singleton),
    hash       varchar(64) not null,
    number     bigint      not null,
    applied_at timestamptz not null
);
comment on column content_pack.number is 'made at build: an older pack is not applied over a newer one';
