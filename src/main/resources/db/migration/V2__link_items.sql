create table reference (
    from_kind varchar(40) not null,
    from_slug varchar(80) not null,
    to_kind   varchar(40) not null,
    to_slug   varchar(80) not null,
    role      varchar(60) not null,
    primary key (from_kind, from_slug, to_kind, to_slug, role)
);
create index reference_by_target on reference (to_kind, to_slug, from_kind, from_slug);
